import { empty } from './api-feature-probes.ts'

/** The probes of the rules inside the domain, in the form of `probes`. */
export const domainProbes: Record<string, Record<string, string>[]> = {
  'domain-is-pure': [
    { 'packages/domain/src/uses-node.ts': `import 'node:crypto'` },
    { 'packages/domain/src/uses-library.ts': `import type { Kysely } from 'kysely'` },
    { 'packages/domain/src/uses-db.ts': `import type { Db } from '@taskwire/db'` },
  ],
  'domain-knows-no-layer': [
    {
      'packages/domain/src/upwards.test.ts': `import '../../api/src/context.ts'`,
      'packages/api/src/context.ts': empty,
    },
  ],
  'domain-features-do-not-cross': [
    {
      'packages/domain/src/accounts/uses-tasks.ts': `import '../tasks/task.ts'`,
      'packages/domain/src/tasks/task.ts': empty,
    },
    {
      'packages/domain/src/tasks/uses-sync.ts': `import '../sync/cursor.ts'`,
      'packages/domain/src/sync/cursor.ts': empty,
    },
    {
      'packages/domain/src/lists/uses-registry.ts': `import '../entities/registry.ts'`,
      'packages/domain/src/entities/registry.ts': empty,
    },
  ],
  'domain-entity-parts-know-no-kind': [
    {
      'packages/domain/src/entities/rules.ts': `import '../lists/list.ts'`,
      'packages/domain/src/lists/list.ts': empty,
    },
  ],
  'domain-sync-knows-no-kind': [
    {
      'packages/domain/src/sync/uses-accounts.ts': `import '../accounts/account.ts'`,
      'packages/domain/src/accounts/account.ts': empty,
    },
    {
      'packages/domain/src/sync/uses-tasks.ts': `import type {} from '../tasks/some-rules.ts'`,
      'packages/domain/src/tasks/some-rules.ts': empty,
    },
  ],
  'domain-readers-by-entry-point': [
    {
      'packages/domain/src/passes-on.ts': `export * from './tasks/quick-add/reads.ts'`,
      'packages/domain/src/tasks/quick-add/reads.ts': empty,
    },
    {
      'packages/domain/src/tasks/repeats.ts': `import './recurrence/next-due.ts'`,
      'packages/domain/src/tasks/recurrence/next-due.ts': empty,
    },
    {
      'packages/domain/src/tasks/writes-files.ts': `import './transfer/writes.ts'`,
      'packages/domain/src/tasks/transfer/writes.ts': empty,
    },
  ],
  'quick-add-loads-no-schemas': [
    {
      'packages/domain/src/tasks/quick-add/checks.ts': `import '../schema.ts'`,
      'packages/domain/src/tasks/schema.ts': empty,
    },
    { 'packages/domain/src/tasks/quick-add/parses.ts': `import 'zod'` },
  ],
}
