const { npm, layer, TEST_FILE, TEST_CODE, DOORS, TYPES } = require('./patterns.cjs')

// Libraries with one home, the doors of packages, test code and cycles.
module.exports = [
  {
    name: 'http-only-at-the-edge',
    comment:
      'fastify and ws are how the server listens. Nothing below the REST face knows that there is HTTP.',
    from: {
      pathNot: [...TEST_CODE, layer('apps/server', 'packages/contracts', 'packages/trpc-openapi-fastify')],
    },
    to: { path: npm('fastify', '@fastify', 'ws') },
  },
  {
    name: 'bcrypt-in-one-file',
    comment: 'Cost, queue and scheme version of password hashes are decided in one place.',
    from: { pathNot: [...TEST_CODE, '^packages/api/src/users/password-hash\\.ts$'] },
    to: { path: npm('bcrypt', 'bcryptjs') },
  },
  {
    name: 'jsonwebtoken-in-one-file',
    comment:
      'Algorithm, key ring and every checked claim of access tokens are decided in one place. Tests forge tokens.',
    from: { pathNot: [...TEST_CODE, '^packages/api/src/sessions/access-token\\.ts$'] },
    to: { path: npm('jsonwebtoken', 'jose') },
  },
  {
    name: 'papaparse-in-one-file',
    comment: 'Separators, quotes and damaged files are settled in one place.',
    from: { pathNot: [...TEST_CODE, '^packages/domain/src/tasks/transfer/csv\\.ts$'] },
    to: { path: npm('papaparse') },
  },
  {
    name: 'doors-only',
    comment: 'A package is entered by name through its exports, never by a path into its folder.',
    from: { path: '^((?:packages|apps|bench)/[^/]+|test)/' },
    to: {
      path: '^(?:packages|apps|bench)/',
      // The reader of snippets is shared by the tests of the documents and of the tarball.
      pathNot: ['^$1/', '^packages/client/test/snippets\\.ts$'],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'inside-not-through-the-own-door',
    comment:
      'Inside a package files name each other directly: the door is for others, and going through it makes cycles.',
    from: { path: '^packages/([^/]+)/src/', pathNot: TEST_CODE },
    to: { path: `^packages/(?=$1/)(?:${DOORS.join('|')})\\.ts$` },
  },
  {
    name: 'product-imports-no-test-code',
    comment: 'Helpers and doors named testing bring fixed clocks, weak hashes and throw-away databases.',
    from: { pathNot: TEST_CODE },
    to: {
      path: ['^(?:packages|apps)/.*/testing/', '^(?:packages|apps)/[^/]+/(?:test|e2e)/', '^(?:test|bench)/'],
    },
  },
  {
    name: 'test-files-are-not-imported',
    comment:
      'Importing a test file runs its tests a second time under another name. Shared helpers live in testing/.',
    from: {},
    to: { path: TEST_FILE },
  },
  {
    name: 'no-cycles',
    comment: 'Files that need each other, even by type, are one idea in two places.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'Also what a door does not open: a path into a package that its exports do not list.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-undeclared-dependency',
    comment: 'What a package imports stands in its own package.json. Test libraries stand in the root one.',
    from: { path: '^(?:packages|apps)/[^/]+/src/', pathNot: TEST_CODE },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-dev-dependency-in-the-product',
    comment: 'A value from a devDependency is missing where only the product is installed.',
    from: { path: '^(?:packages/[^/]+|apps/server)/src/', pathNot: TEST_CODE },
    // A peer dependency is a devDependency too, and installed by the consumer.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: [...TYPES, 'npm-peer'] },
  },
]
