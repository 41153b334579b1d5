// Who may import whom. `docs/architecture.md` tells the story; this file is what holds it.
// Each rule has a probe in test/boundaries.test.ts that shows it firing: add both together.

/** The npm packages of these names, whether they are installed for the importing package or not. */
const npm = (...names) => {
  const any = names.join('|')
  return `(?:^|node_modules/)(?:${any})(?:/|$)`
}

/** A folder of packages/ or apps/. */
const layer = (...names) => `^(?:${names.join('|')})/`

const TEST_FILE = '\\.(?:test|spec)\\.tsx?$'
const TEST_CODE = [
  TEST_FILE,
  '^(?:packages|apps)/.*/testing/',
  '^(?:packages|apps)/[^/]+/(?:test|e2e)/',
  '^(?:test|bench)/',
  '\\.config\\.ts$',
]
const REPOSITORY = '\\.repository\\.ts$'
const ROUTER = '(?:/|\\.)router\\.ts$'
const TYPES = ['type-only', 'type-import']

const forbidden = [
  // ── Layers: domain ← db ← api ← rest ← apps/server · client → domain · apps/web → client, domain ──
  {
    name: 'domain-is-pure',
    comment:
      'The domain runs in the browser and on the server alike, so it knows zod and itself: no Node, no I/O, no other layer.',
    from: { path: layer('packages/domain'), pathNot: TEST_CODE },
    to: { pathNot: [layer('packages/domain'), npm('zod')] },
  },
  {
    name: 'domain-knows-no-layer',
    comment: 'Its tests may use test libraries and Node, but no layer that stands on the domain.',
    from: { path: layer('packages/domain') },
    to: { path: layer('packages/(?!domain/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'db-is-storage',
    comment:
      'Storage is kysely, pg, Node and the domain. Anything else there is a decision that belongs higher up.',
    from: { path: layer('packages/db'), pathNot: TEST_CODE },
    to: {
      pathNot: [layer('packages/db', 'packages/domain'), npm('kysely', 'pg')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'db-knows-no-layer-above',
    comment: 'Tests of the storage use the storage: a use case needed there is a test in the wrong package.',
    from: { path: layer('packages/db') },
    to: { path: layer('packages/(?!(?:db|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'api-knows-no-layer-above',
    comment: 'The product does not know who speaks for it: REST, the client and the apps depend on it.',
    from: { path: layer('packages/api') },
    to: { path: layer('packages/(?!(?:api|db|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'rest-speaks-through-the-api',
    comment:
      'The REST face has no SQL and no storage of its own: what it can do is what the api can do, with the same checks.',
    from: { path: layer('packages/rest') },
    to: {
      path: [layer('packages/(?!(?:rest|api|domain)/)[^/]+', 'apps/[^/]+'), npm('kysely', 'pg')],
    },
  },
  {
    name: 'client-takes-only-types-of-the-api',
    comment:
      'The client is typed by the router without shipping it: one value imported from the api puts the whole server into every browser.',
    from: { path: layer('packages/client'), pathNot: TEST_CODE },
    to: { path: layer('packages/api'), dependencyTypesNot: TYPES },
  },
  {
    name: 'client-knows-no-server',
    comment:
      'The client is published and framework-free; of other packages it knows the domain and the shape of the api. Its tests run a server.',
    from: { path: layer('packages/client'), pathNot: TEST_CODE },
    to: { path: layer('packages/(?!(?:client|api|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'browser-code-needs-no-node',
    comment:
      'The client and the web app run in browsers, where there is no node:*. Types of Node may be named.',
    from: { path: ['^packages/client/src/', '^apps/web/src/'], pathNot: TEST_CODE },
    to: { dependencyTypes: ['core'], dependencyTypesNot: TYPES },
  },
  {
    name: 'browser-code-needs-no-server-library',
    comment:
      'Of @trpc/server a browser takes types and the observable that links are made of, of the others nothing.',
    from: { path: ['^packages/client/src/', '^apps/web/src/'], pathNot: TEST_CODE },
    to: {
      path: [
        npm('fastify', '@fastify', 'ws', 'kysely', 'pg', 'bcrypt', 'jsonwebtoken', 'trpc-openapi', 'pino'),
        '@trpc/server/(?!dist/observable/)',
      ],
      dependencyTypesNot: TYPES,
    },
  },
  {
    name: 'web-knows-client-and-domain',
    comment:
      'The web app is a user of the published client like any other: what it needs, the client offers.',
    from: { path: '^apps/web/src/' },
    to: { path: layer('packages/(?!(?:client|domain)/)[^/]+') },
  },
  {
    name: 'no-app-imports-an-app',
    comment: 'Apps are processes. What two of them share is a package.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'no-package-imports-an-app',
    comment: 'An app is the end of the line: nothing can depend on how it is put together.',
    from: { path: '^packages/' },
    to: { path: '^apps/' },
  },

  // ── Inside the server and the api ──
  {
    name: 'server-opens-the-database-in-deps',
    comment: 'deps.ts is the composition root: the one place where the process is wired to its storage.',
    from: { path: '^apps/server/src/', pathNot: [...TEST_CODE, '^apps/server/src/deps\\.ts$'] },
    to: { path: layer('packages/db') },
  },
  {
    name: 'sql-only-in-repositories',
    comment:
      'All SQL of the product can be read in the *.repository.ts files; types of kysely may be named elsewhere.',
    from: { path: layer('packages/api'), pathNot: [...TEST_CODE, REPOSITORY] },
    to: { path: npm('kysely', 'pg'), dependencyTypesNot: TYPES },
  },
  {
    name: 'router-calls-use-cases',
    comment:
      'A procedure parses, calls a use case and returns. A router that reads rows itself skips the checks.',
    from: { path: ROUTER },
    to: { path: [REPOSITORY, layer('packages/db'), npm('kysely', 'pg')] },
  },
  {
    name: 'use-cases-know-no-transport',
    comment:
      'The same use case answers tRPC, REST and the commands: it neither sees nor throws anything of tRPC. Routers and the words of their documentation do.',
    from: {
      path: '^packages/api/src/(?!trpc/)[^/]+/',
      pathNot: [...TEST_CODE, ROUTER, '\\.docs\\.ts$'],
    },
    to: { path: ['^packages/api/src/trpc/', npm('@trpc/server', '@trpc/client')] },
  },
  {
    name: 'features-do-not-cross',
    comment:
      'A feature of the api is a folder. Accounts and tasks may both use sync; anything else they share is domain.',
    from: { path: '^packages/api/src/(?!trpc/|testing/)([^/]+)/', pathNot: TEST_CODE },
    to: {
      path: '^packages/api/src/(?!trpc/|testing/|sync/)[^/]+/',
      pathNot: '^packages/api/src/$1/',
    },
  },
  {
    name: 'domain-features-do-not-cross',
    comment: 'Accounts and tasks know nothing of each other, and nothing of sync.',
    from: { path: '^packages/domain/src/(?!sync/)([^/]+)/', pathNot: TEST_CODE },
    to: { path: '^packages/domain/src/[^/]+/', pathNot: '^packages/domain/src/$1/' },
  },
  {
    name: 'domain-sync-knows-only-tasks',
    comment: 'A change carries a task and a mutation is checked by its rules, so here sync stands on tasks.',
    from: { path: '^packages/domain/src/sync/', pathNot: TEST_CODE },
    to: { path: '^packages/domain/src/(?!sync/|tasks/)[^/]+/' },
  },
  {
    name: 'contracts-do-not-share',
    comment:
      'Each REST contract is frozen by its own document. A schema or mapper shared by two would change both when one changes.',
    from: { path: '^packages/rest/src/contracts/([^/]+)/' },
    to: { path: '^packages/rest/src/contracts/[^/]+/', pathNot: '^packages/rest/src/contracts/$1/' },
  },

  // ── Inside the web app: shared ← features ← app ──
  {
    name: 'web-shared-knows-no-feature',
    comment: 'Shared is what any feature could use, so it stands on none of them.',
    from: { path: '^apps/web/src/shared/' },
    to: { path: '^apps/web/src/(?:features|app)/' },
  },
  {
    name: 'web-features-know-no-app',
    comment: 'The app arranges the features; a feature that reaches back can not be moved or tested alone.',
    from: { path: '^apps/web/src/features/' },
    to: { path: '^apps/web/src/app/' },
  },
  {
    name: 'web-features-do-not-cross',
    comment: 'A feature never imports a feature: what two need moves to shared, what joins two is app.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/[^/]+/', pathNot: '^apps/web/src/features/$1/' },
  },

  // ── Libraries with one home ──
  {
    name: 'http-only-at-the-edge',
    comment:
      'fastify and ws are how the server listens. Nothing below the REST face knows that there is HTTP.',
    from: { pathNot: [...TEST_CODE, layer('apps/server', 'packages/rest')] },
    to: { path: npm('fastify', '@fastify', 'ws') },
  },
  {
    name: 'bcrypt-in-one-file',
    comment: 'Cost, queue and scheme version of password hashes are decided in one place.',
    from: { pathNot: [...TEST_CODE, '^packages/api/src/accounts/password-hash\\.ts$'] },
    to: { path: npm('bcrypt', 'bcryptjs') },
  },
  {
    name: 'jsonwebtoken-in-one-file',
    comment:
      'Algorithm, key ring and every checked claim of access tokens are decided in one place. Tests forge tokens.',
    from: { pathNot: [...TEST_CODE, '^packages/api/src/accounts/access-token\\.ts$'] },
    to: { path: npm('jsonwebtoken', 'jose') },
  },

  // ── Doors, tests, cycles ──
  {
    name: 'doors-only',
    comment: 'A package is entered by name through its exports, never by a path into its folder.',
    from: { path: '^((?:packages|apps|bench)/[^/]+|test)/' },
    to: { path: '^(?:packages|apps|bench)/', pathNot: '^$1/', dependencyTypes: ['local'] },
  },
  {
    name: 'inside-not-through-the-own-door',
    comment:
      'Inside a package files name each other directly: the door is for others, and going through it makes cycles.',
    from: { path: '^packages/([^/]+)/src/', pathNot: TEST_CODE },
    to: { path: '^packages/$1/src/(?:index|contract-kit|testing/index)\\.ts$' },
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
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
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
