const { npm, layer, TEST_FILE, TEST_CODE, ENTRY_POINTS, TYPES } = require('./patterns.cjs')

// Libraries with one home, the entry points of packages, test code and cycles.
module.exports = [
  {
    name: 'http-only-at-the-edge',
    comment:
      "fastify and ws are how the server listens; use cases don't know of HTTP. Move the code to apps/server or packages/trpc-openapi-fastify.",
    from: {
      pathNot: [...TEST_CODE, layer('apps/server', 'packages/contracts', 'packages/trpc-openapi-fastify')],
    },
    to: { path: npm('fastify', '@fastify', 'ws') },
  },
  {
    name: 'bcrypt-in-one-file',
    comment: 'One file decides cost, queue and scheme version of password hashes. Use deps.passwords.',
    from: { pathNot: [...TEST_CODE, '^packages/api/src/users/password-hash\\.ts$'] },
    to: { path: npm('bcrypt', 'bcryptjs') },
  },
  {
    name: 'jsonwebtoken-in-one-file',
    comment:
      'One file for each kind of token decides algorithm, key ring and every checked claim. Use deps.accessTokens. Tests may forge tokens.',
    from: {
      pathNot: [...TEST_CODE, '^packages/api/src/(?:sessions/access-token|reminders/action-token)\\.ts$'],
    },
    to: { path: npm('jsonwebtoken', 'jose') },
  },
  {
    name: 'papaparse-in-one-file',
    comment:
      'One file decides separators, quotes and how damaged files are read. Use packages/domain/src/tasks/transfer/csv.ts.',
    from: { pathNot: [...TEST_CODE, '^packages/domain/src/tasks/transfer/csv\\.ts$'] },
    to: { path: npm('papaparse') },
  },
  {
    name: 'rrule-temporal-in-one-file',
    comment:
      'One file decides which dates a rule has, by the clock of which zone. Use nextDue of packages/domain/src/tasks/recurrence/next-due.ts.',
    from: { pathNot: [...TEST_CODE, '^packages/domain/src/tasks/recurrence/occurrences\\.ts$'] },
    to: { path: npm('rrule-temporal', 'rrule') },
  },
  {
    name: 'entry-points-only',
    comment:
      'A path into another package breaks when a file moves there. Import the package by its name and entry point, and export what is missing in its package.json.',
    from: { path: '^((?:packages|apps|bench)/[^/]+|test)/' },
    to: {
      path: '^(?:packages|apps|bench)/',
      // The reader of snippets is shared by the tests of the documents and of the tarball.
      pathNot: ['^$1/', '^packages/client/test/harness/snippets\\.ts$'],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'no-own-entry-point',
    comment: 'Importing the own entry point makes cycles. Inside a package import the file itself.',
    from: { path: '^packages/([^/]+)/src/', pathNot: TEST_CODE },
    to: { path: `^packages/(?=$1/)(?:${ENTRY_POINTS.join('|')})\\.ts$` },
  },
  {
    name: 'product-imports-no-test-code',
    comment:
      'Test helpers bring fixed clocks, weak hashes and throw-away databases. Move what the product needs out of the test folder.',
    from: { pathNot: TEST_CODE },
    to: {
      path: ['^(?:packages|apps)/.*/testing/', '^(?:packages|apps)/[^/]+/(?:test|e2e)/', '^(?:test|bench)/'],
    },
  },
  {
    name: 'test-files-are-not-imported',
    comment:
      'Importing a test file runs its tests a second time under another name. Move shared helpers to testing/.',
    from: {},
    to: { path: TEST_FILE },
  },
  {
    name: 'no-cycles',
    comment:
      'Files that need each other, even by type, are one idea in two places. Join them, or move what both need into a third file.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment:
      "The path leads to no file, or into a package whose exports don't list it. Correct the path, or export the file in the package.json of that package.",
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-undeclared-dependency',
    comment:
      'A package lists its imports in its own package.json; test libraries are in the root one. Add the dependency there, pinned in the catalog of pnpm-workspace.yaml.',
    from: { path: '^(?:packages|apps)/[^/]+/src/', pathNot: TEST_CODE },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-dev-dependency-in-the-product',
    comment:
      'A value from a devDependency is missing where only the product is installed. Move the package to dependencies, or use `import type`.',
    from: { path: '^(?:packages/[^/]+|apps/server)/src/', pathNot: TEST_CODE },
    // A peer dependency is a devDependency too, and installed by the consumer.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: [...TYPES, 'npm-peer'] },
  },
]
