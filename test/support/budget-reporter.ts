/** After every run: seconds a suite beside its budget. Printed, never asserted, since a machine may do much else. */
import type { Reporter, TestModule } from 'vitest/node';

/** Seconds of tests on two cores that do nothing else; what is not named has the last. */
const budgets: Readonly<Record<string, number>> = {
  core: 60,
  functions: 60,
  infra: 120,
  architecture: 10,
  simulation: 60,
  scale: 30,
  security: 30,
};
const otherwise = 30;

const suiteOf = ({ relativeModuleId }: TestModule): string => relativeModuleId.split('/')[1] ?? '';

/** What its tests and hooks took, and loading it; two cores do this side by side. */
const secondsOf = (module: TestModule): number => {
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  return (duration + collectDuration + setupDuration) / 1000;
};

export default class BudgetReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const sums = new Map<string, number>();
    for (const module of modules)
      sums.set(suiteOf(module), (sums.get(suiteOf(module)) ?? 0) + secondsOf(module));
    const lines = [...sums]
      .sort(([, a], [, b]) => b - a)
      .map(([suite, seconds]) => {
        const budget = budgets[suite] ?? otherwise;
        const over = seconds > budget ? '  over' : '';
        return `  ${suite.padEnd(14)} ${seconds.toFixed(1).padStart(7)} s of ${budget}${over}`;
      });
    process.stdout.write(`\n Seconds a suite\n${lines.join('\n')}\n`);
  }
}
