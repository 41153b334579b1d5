const { npm, layer, TEST_CODE, REPOSITORY, ROUTER, TYPES } = require('./patterns.cjs')

// What the parts of one package or app import of each other. The api's features: api-features.cjs. In the web app: shared ← features ← app.
module.exports = [
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
      'The same use case serves tRPC, REST and the commands, so it imports nothing of tRPC. Routers and their meta do.',
    from: {
      path: '^packages/api/src/(?!trpc/)[^/]+/',
      pathNot: [...TEST_CODE, ROUTER, '\\.meta\\.ts$'],
    },
    to: { path: ['^packages/api/src/trpc/', npm('@trpc/server', '@trpc/client')] },
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
    name: 'domain-readers-by-their-doors',
    comment:
      'Quick add and transfer bring libraries with them: who enters by the main door does not load them.',
    from: {
      path: '^packages/domain/src/(?!tasks/(?:quick-add|transfer)/)',
      pathNot: [...TEST_CODE, '^packages/domain/src/transfer-kit\\.ts$'],
    },
    to: { path: '^packages/domain/src/tasks/(?:quick-add|transfer)/' },
  },
  {
    name: 'quick-add-loads-no-schemas',
    comment: 'It runs at every keystroke, in a chunk of its own: of the rest of the domain it knows types.',
    from: { path: '^packages/domain/src/tasks/quick-add/', pathNot: TEST_CODE },
    to: {
      path: ['^packages/domain/src/', npm('zod')],
      pathNot: '^packages/domain/src/tasks/quick-add/',
      dependencyTypesNot: TYPES,
    },
  },
  {
    name: 'contracts-do-not-share',
    comment:
      'Each REST contract is frozen by its own document. A schema or mapper shared by two would change both when one changes.',
    from: { path: '^packages/contracts/src/(?!testing/)([^/]+)/' },
    to: { path: '^packages/contracts/src/[^/]+/', pathNot: '^packages/contracts/src/$1/' },
  },
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
]
