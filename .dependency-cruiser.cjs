// Who may import whom. `docs/architecture.md` tells the story; the rules, each with its reason, stand in
// scripts/boundaries. Each has a probe in test/boundaries that shows it firing: add both together.
const rules = [
  ...require('./scripts/boundaries/layers.cjs'),
  ...require('./scripts/boundaries/inside.cjs'),
  ...require('./scripts/boundaries/api-features.cjs'),
  ...require('./scripts/boundaries/entry-points.cjs'),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^(?:packages|apps|bench)/[^/]+/dist/',
        '^(?:coverage|\\.data|\\.turbo|test-results|playwright-report)/',
      ],
    },
    // Types count as dependencies here, and `import type` is told apart (verbatimModuleSyntax makes the syntax the truth).
    parser: 'tsc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
