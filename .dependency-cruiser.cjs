/** Who may import whom. `npm run architecture` fails on any breach, and when it looked at nothing. */
const tests = '^test/';
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core imports zod and itself, nothing else.',
      severity: 'error',
      from: { path: '^core/' },
      to: { pathNot: ['^core/', '^node_modules/zod/'] },
    },
    {
      name: 'steps-do-not-import-steps',
      comment: 'A step knows core, ports, adapters, runtime and the names of workflows; never another step.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/', pathNot: '^functions/(ports|adapters|runtime)/' },
      to: { path: '^functions/([^/]+)/', pathNot: ['^functions/(ports|adapters|runtime)/', '^functions/$1/'] },
    },
    {
      name: 'steps-do-not-import-infra',
      severity: 'error',
      from: { path: '^(core|functions|workflows)/' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'runtime-and-ports-do-not-import-steps',
      severity: 'error',
      from: { path: '^functions/(ports|adapters|runtime)/' },
      to: { path: '^functions/', pathNot: '^functions/(ports|adapters|runtime)/' },
    },
    {
      name: 'workflows-know-only-their-names',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: '^workflows/' },
    },
    {
      name: 'cloud-takes-functions-only-as-paths',
      severity: 'error',
      from: { path: '^infra/aws/' },
      to: { path: '^(functions|infra/local)/' },
    },
    {
      name: 'embedded-knows-nothing-of-the-cloud-stack',
      severity: 'error',
      from: { path: '^infra/local/' },
      to: { path: '^infra/aws/' },
    },
    {
      name: 'zod-by-function',
      comment: 'zod/mini: one schema made by methods brings every kind of schema into a bundle, 44 KB of them.',
      severity: 'error',
      from: {},
      to: { path: '^node_modules/zod/(index|v4/index|v4/classic)' },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: tests }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
