const { npm, layer, TEST_CODE, REPOSITORY, ROUTER, TYPES } = require('./patterns.cjs')

// Imports within one package or app. The api's features: api-features.cjs. In the web app: shared ← features ← app.
/** The parts of packages/domain/src/entities that kinds are built from; rows.ts lists the kinds as types. */
const ENTITY_PARTS =
  '^packages/domain/src/entities/(?:by-position|colors|conditions|define-entity|limits|name-key|positions|rows|rules|schemas|unplaced)\\.ts$'

module.exports = [
  {
    name: 'server-opens-the-database-in-deps',
    comment:
      'deps.ts is the composition root, the only place that connects the process to its storage. Take the database from deps, or export what is missing from apps/server/src/deps.ts.',
    from: { path: '^apps/server/src/', pathNot: [...TEST_CODE, '^apps/server/src/deps\\.ts$'] },
    // hosts.ts only splits a URL, which the settings check.
    to: { path: layer('packages/db'), pathNot: '^packages/db/src/hosts\\.ts$' },
  },
  {
    name: 'sql-only-in-repositories',
    comment:
      'All SQL of the product is in *.repository.ts files, where it can be reviewed and is tested as a whole. Move the statement there. Other files may import types of kysely.',
    from: { path: layer('packages/api'), pathNot: [...TEST_CODE, REPOSITORY] },
    to: { path: npm('kysely', 'pg'), dependencyTypesNot: TYPES },
  },
  {
    name: 'router-calls-use-cases',
    comment:
      'A procedure parses, calls a use case and returns. A router that reads rows itself skips the checks. Write a use case in a file beside it and call that.',
    from: { path: ROUTER },
    to: { path: [REPOSITORY, layer('packages/db'), npm('kysely', 'pg')] },
  },
  {
    name: 'use-cases-know-no-transport',
    comment:
      'The same use case serves tRPC, REST and the commands, so it imports nothing of tRPC. Move the code to the router or its meta, and throw a DomainError instead of a TRPCError.',
    from: {
      path: '^packages/api/src/(?!trpc/)[^/]+/',
      pathNot: [...TEST_CODE, ROUTER, '\\.meta\\.ts$'],
    },
    to: { path: ['^packages/api/src/trpc/', npm('@trpc/server', '@trpc/client')] },
  },
  {
    name: 'domain-features-do-not-cross',
    comment:
      'Accounts and the kinds of entities are independent of each other and of sync. Webhooks read the log of all kinds. Move what kinds share to packages/domain/src/entities.',
    from: { path: '^packages/domain/src/(?!sync/|entities/|webhooks/)([^/]+)/', pathNot: TEST_CODE },
    to: { path: '^packages/domain/src/[^/]+/', pathNot: ['^packages/domain/src/$1/', ENTITY_PARTS] },
  },
  {
    name: 'domain-entity-parts-know-no-kind',
    comment:
      'Every kind is built from these parts. Only rows.ts, entity-rules.ts and registry.ts list the kinds; change.ts and batch.ts derive from them.',
    from: { path: ENTITY_PARTS, pathNot: [...TEST_CODE, '/rows\\.ts$'] },
    to: { path: '^packages/domain/src/[^/]+/', pathNot: ENTITY_PARTS },
  },
  {
    name: 'domain-sync-knows-no-kind',
    comment:
      'The replica is the same for all kinds: sync reads their rules from packages/domain/src/entities. Move what one kind needs to its folder.',
    from: { path: '^packages/domain/src/sync/', pathNot: TEST_CODE },
    to: { path: '^packages/domain/src/(?!sync/|entities/)[^/]+/' },
  },
  {
    name: 'domain-readers-by-entry-point',
    comment:
      "Quick add, transfer and the next due date load code and libraries that most users of the domain don't need. Import them by their own entry points.",
    from: {
      path: '^packages/domain/src/(?!tasks/(?:quick-add|transfer|recurrence)/)',
      pathNot: [...TEST_CODE, '^packages/domain/src/(?:transfer|recurrence)-kit\\.ts$'],
    },
    to: {
      path: [
        '^packages/domain/src/tasks/(?:quick-add|transfer)/',
        '^packages/domain/src/tasks/recurrence/(?:next-due|next-task|derived-ids|describe|resolve-recurrence)',
      ],
    },
  },
  {
    name: 'quick-add-loads-no-schemas',
    comment:
      'Quick add runs at every keystroke, in a chunk of its own. Use `import type` for the rest of the domain, except for files without schemas.',
    from: { path: '^packages/domain/src/tasks/quick-add/', pathNot: TEST_CODE },
    to: {
      path: ['^packages/domain/src/', npm('zod')],
      pathNot: [
        '^packages/domain/src/tasks/quick-add/',
        '^packages/domain/src/entities/(?:name-key|limits)[.]ts$',
        '^packages/domain/src/tasks/(?:wall-time|recurrence/(?:rule|rule-dates))[.]ts$',
      ],
      dependencyTypesNot: TYPES,
    },
  },
  {
    name: 'contracts-do-not-share',
    comment:
      'Each REST contract is frozen by its own document. A schema or mapper shared by two would change both when one changes. Copy it, or share operations by `shares`.',
    from: { path: '^packages/contracts/src/(?!testing/)([^/]+)/' },
    to: { path: '^packages/contracts/src/[^/]+/', pathNot: '^packages/contracts/src/$1/' },
  },
  {
    name: 'web-shared-knows-no-feature',
    comment:
      'Features depend on shared code, so an import of a feature makes a cycle. Move the code to the feature, or pass it in as a parameter.',
    from: { path: '^apps/web/src/shared/' },
    to: { path: '^apps/web/src/(?:features|app)/' },
  },
  {
    name: 'web-features-know-no-app',
    comment:
      "The app arranges the features; a feature that imports the app can't be moved or tested alone. Move the code to shared, or pass it in as a prop.",
    from: { path: '^apps/web/src/features/' },
    to: { path: '^apps/web/src/app/' },
  },
  {
    name: 'web-features-do-not-cross',
    comment: 'A feature never imports another feature. Move common code to shared; join two features in app.',
    from: { path: '^apps/web/src/features/([^/]+)/' },
    to: { path: '^apps/web/src/features/[^/]+/', pathNot: '^apps/web/src/features/$1/' },
  },
]
