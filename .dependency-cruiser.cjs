// The import rules, each with its reason, are in scripts/boundaries; `docs/architecture.md` describes the layers. Each rule
// has a probe in test/boundaries that shows it firing: add both together.
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
    // Types count as dependencies. `import type` is reliable because of verbatimModuleSyntax.
    parser: 'tsc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
