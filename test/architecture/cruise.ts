/** Holds the import rules, and fails when the cruiser looked at nothing: a green check of no files has proven nothing. */
import { cruise, type IReporterOutput } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const rooms = ['core', 'functions', 'workflows', 'infra'];
/** Far fewer than the rooms hold today, far more than a broken compiler would let through. */
const fewestModules = 150;
const fewestImports = 500;

const { forbidden, options } = await extractConfig('./.dependency-cruiser.cjs');
const { output }: IReporterOutput = await cruise(rooms, {
  ...options,
  ruleSet: { forbidden: forbidden ?? [] },
  validate: true,
});
if (typeof output === 'string') throw new Error('The cruiser answered in words.');
const { violations, totalCruised, totalDependenciesCruised = 0 } = output.summary;
for (const { rule, from, to } of violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
process.stdout.write(
  `architecture: ${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} breaches\n`,
);
if (totalCruised < fewestModules || totalDependenciesCruised < fewestImports) {
  process.stderr.write('The cruiser looked at next to nothing; its compiler may not read these sources.\n');
  process.exitCode = 1;
}
if (violations.length > 0) process.exitCode = 1;
