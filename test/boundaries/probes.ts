import { apiFeatureProbes, empty } from './api-feature-probes.ts'
import { domainProbes } from './domain-probes.ts'

/** Files by path. The first one breaks the rule, the others are its targets. */
export type Files = Record<string, string>

/** For each import rule the violations that it must report. */
export const probes: Record<string, Files[]> = {
  ...domainProbes,
  'embedded-postgres-is-general': [
    { 'packages/embedded-postgres/src/uses-pg.ts': `import type { Pool } from 'pg'` },
    { 'packages/embedded-postgres/src/uses-domain.ts': `import type {} from '../../domain/src/index.ts'` },
  ],
  'embedded-postgres-knows-no-layer': [
    {
      'packages/embedded-postgres/src/upwards.pg.test.ts': `import '../../db/src/migrate.ts'`,
      'packages/db/src/migrate.ts': empty,
    },
  ],
  'embedded-postgres-only-in-db': [
    { 'packages/api/src/starts-a-database.ts': `import '../../embedded-postgres/src/index.ts'` },
    { 'apps/server/src/starts-a-database.ts': `import '../../../packages/embedded-postgres/src/index.ts'` },
  ],
  'db-is-storage': [
    { 'packages/db/src/uses-zod.ts': `import 'zod'` },
    { 'packages/db/src/uses-server.ts': `import type { AnyRouter } from '@trpc/server'` },
  ],
  'db-knows-no-layer-above': [
    {
      'packages/db/src/upwards.pg.test.ts': `import '../../api/src/deps.ts'`,
      'packages/api/src/deps.ts': empty,
    },
  ],
  'api-knows-no-layer-above': [
    { 'packages/api/src/uses-rest.ts': `import '../../contracts/src/index.ts'` },
    { 'packages/api/src/uses-client.ts': `import type {} from '../../client/src/index.ts'` },
    {
      'packages/api/src/uses-app.ts': `import '../../../apps/server/src/app.ts'`,
      'apps/server/src/app.ts': empty,
    },
  ],
  'contracts-call-the-api': [
    { 'packages/contracts/src/uses-db.ts': `import '../../db/src/index.ts'` },
    { 'packages/contracts/src/uses-sql.ts': `import { sql } from 'kysely'` },
    { 'packages/contracts/src/uses-pg-type.ts': `import type { Pool } from 'pg'` },
  ],
  'adapter-is-general': [
    {
      'packages/trpc-openapi-fastify/src/knows-the-five.ts': `import '../../contracts/src/contracts.ts'`,
      'packages/contracts/src/contracts.ts': empty,
    },
    { 'packages/trpc-openapi-fastify/src/uses-domain.ts': `import type {} from '../../domain/src/index.ts'` },
  ],
  'client-takes-only-types-of-the-api': [
    { 'packages/client/src/value.ts': `import { appRouter } from '@taskwire/api'` },
    { 'packages/client/src/half-a-value.ts': `import { appRouter, type AppRouter } from '@taskwire/api'` },
    { 'packages/client/src/side-effect.ts': `import '@taskwire/api'` },
    { 'packages/client/src/later.ts': `export const later = () => import('@taskwire/api')` },
    { 'packages/client/src/pass-on.ts': `export { appRouter } from '@taskwire/api'` },
  ],
  'client-knows-no-server': [
    { 'packages/client/src/uses-db.ts': `import type { Db } from '../../db/src/index.ts'` },
    { 'packages/client/src/uses-rest.ts': `import type { Rest } from '../../contracts/src/index.ts'` },
  ],
  'browser-code-needs-no-node': [
    { 'packages/client/src/uses-node.ts': `import { randomUUID } from 'node:crypto'` },
    { 'packages/client/src/uses-node-files.ts': `import { readFile } from 'fs/promises'` },
    { 'apps/web/src/shared/uses-node.ts': `import { join } from 'node:path'` },
  ],
  'browser-code-needs-no-node-entry': [
    {
      'packages/client/src/replica/keeps-files.ts': `import '../node/file-storage.ts'`,
      'packages/client/src/node/file-storage.ts': empty,
    },
  ],
  'browser-code-needs-no-server-library': [
    { 'packages/client/src/uses-server.ts': `import { initTRPC } from '@trpc/server'` },
    { 'packages/client/src/uses-adapter.ts': `import { x } from '@trpc/server/adapters/ws'` },
    { 'packages/client/src/uses-ws.ts': `import { WebSocket } from 'ws'` },
    { 'apps/web/src/shared/logs.ts': `import { pino } from 'pino'` },
  ],
  'web-knows-client-and-domain': [
    {
      'apps/web/src/app/uses-api.ts': `import type { AppRouter } from '../../../../packages/api/src/index.ts'`,
    },
    { 'apps/web/src/app/uses-rest.ts': `import '../../../../packages/contracts/src/index.ts'` },
  ],
  'cli-knows-client-and-domain': [
    { 'packages/cli/src/uses-api.ts': `import type {} from '../../api/src/index.ts'` },
    { 'packages/cli/src/uses-db.ts': `import '../../db/src/index.ts'` },
  ],
  'no-app-imports-an-app': [
    {
      'apps/web/src/app/uses-server.ts': `import '../../../server/src/env.ts'`,
      'apps/server/src/env.ts': empty,
    },
  ],
  'no-package-imports-an-app': [
    {
      'packages/contracts/src/uses-app.ts': `import type {} from '../../../apps/server/src/shutdown.ts'`,
      'apps/server/src/shutdown.ts': empty,
    },
  ],
  'server-opens-the-database-in-deps': [
    { 'apps/server/src/plugins/health.ts': `import type { Database } from '@taskwire/db'` },
    { 'apps/server/src/commands/seed.ts': `import { openDatabase } from '@taskwire/db'` },
  ],
  'sql-only-in-repositories': [
    { 'packages/api/src/tasks/inline-sql.ts': `import { sql } from 'kysely'` },
    { 'packages/api/src/accounts/own-pool.ts': `import { Pool } from 'pg'` },
  ],
  'router-calls-use-cases': [
    {
      'packages/api/src/tasks/tasks.router.ts': `import './rows.repository.ts'`,
      'packages/api/src/tasks/rows.repository.ts': empty,
    },
    { 'packages/api/src/accounts/auth.router.ts': `import type { Database } from '@taskwire/db'` },
    { 'packages/contracts/src/sixth/router.ts': `import 'kysely'` },
  ],
  'use-cases-know-no-transport': [
    { 'packages/api/src/tasks/throws-transport.ts': `import { TRPCError } from '@trpc/server'` },
    {
      'packages/api/src/accounts/uses-procedure.ts': `import type { Protected } from '../trpc/procedures.ts'`,
      'packages/api/src/trpc/procedures.ts': empty,
    },
  ],
  ...apiFeatureProbes,
  'contracts-do-not-share': [
    {
      'packages/contracts/src/fifth/uses-first.ts': `import type {} from '../first/schemas.ts'`,
      'packages/contracts/src/first/schemas.ts': empty,
    },
  ],
  'web-shared-knows-no-feature': [
    {
      'apps/web/src/shared/uses-feature.tsx': `import '../features/tasks/row.tsx'`,
      'apps/web/src/features/tasks/row.tsx': empty,
    },
    { 'apps/web/src/shared/uses-app.ts': `import '../app/root.tsx'`, 'apps/web/src/app/root.tsx': empty },
  ],
  'web-features-know-no-app': [
    {
      'apps/web/src/features/tasks/uses-app.tsx': `import '../../app/shell.tsx'`,
      'apps/web/src/app/shell.tsx': empty,
    },
  ],
  'web-features-do-not-cross': [
    {
      'apps/web/src/features/tasks/uses-accounts.tsx': `import '../accounts/avatar.tsx'`,
      'apps/web/src/features/accounts/avatar.tsx': empty,
    },
  ],
  'http-only-at-the-edge': [
    { 'packages/api/src/uses-fastify.ts': `import type { FastifyInstance } from 'fastify'` },
    { 'packages/api/src/uses-plugin.ts': `import '@fastify/cors'` },
    { 'packages/db/src/uses-ws.ts': `import { WebSocketServer } from 'ws'` },
  ],
  'bcrypt-in-one-file': [
    { 'packages/api/src/accounts/rehash.ts': `import { hash } from 'bcrypt'` },
    { 'apps/server/src/commands/set-password.ts': `import bcrypt from 'bcrypt'` },
  ],
  'jsonwebtoken-in-one-file': [
    { 'packages/api/src/accounts/reset-token.ts': `import jwt from 'jsonwebtoken'` },
    { 'apps/server/src/plugins/verify.ts': `import { verify } from 'jsonwebtoken'` },
  ],
  'rrule-temporal-in-one-file': [
    { 'packages/domain/src/tasks/recurrence/repeats.ts': `import { RRuleTemporal } from 'rrule-temporal'` },
  ],
  'papaparse-in-one-file': [
    { 'packages/domain/src/tasks/transfer/reads-itself.ts': `import Papa from 'papaparse'` },
  ],
  'entry-points-only': [
    { 'apps/server/src/around-the-entry.ts': `import '../../../packages/api/src/index.ts'` },
    {
      'test/around-the-entry.test.ts': `import '../packages/db/src/connect.ts'`,
      'packages/db/src/connect.ts': empty,
    },
  ],
  'no-own-entry-point': [
    { 'packages/api/src/tasks/through-the-entry.ts': `import '../index.ts'` },
    { 'packages/api/src/tasks/through-the-entry-point.ts': `import type {} from '../contracts.ts'` },
  ],
  'product-imports-no-test-code': [
    { 'packages/client/src/starts-a-server.ts': `import '@taskwire/server/harness'` },
    { 'apps/server/src/uses-testing-entry.ts': `import '@taskwire/api/testing'` },
    {
      'packages/api/src/uses-test-helper.ts': `import type {} from './testing/test-deps.ts'`,
      'packages/api/src/testing/test-deps.ts': empty,
    },
    {
      'apps/server/src/uses-process-helper.ts': `import '../test/start-server.ts'`,
      'apps/server/test/start-server.ts': empty,
    },
  ],
  'test-files-are-not-imported': [
    {
      'packages/domain/src/second.test.ts': `import './first.test.ts'`,
      'packages/domain/src/first.test.ts': empty,
    },
  ],
  'no-cycles': [
    {
      'packages/domain/src/egg.ts': `import './hen.ts'`,
      'packages/domain/src/hen.ts': `import type {} from './egg.ts'`,
    },
  ],
  'no-unresolvable': [
    { 'packages/api/src/past-the-entry.ts': `import '@taskwire/db/src/connect.ts'` },
    { 'packages/api/src/misspelt.ts': `import './no-such-file.ts'` },
  ],
  'no-undeclared-dependency': [{ 'packages/api/src/uses-root-dependency.ts': `import 'fast-check'` }],
  'no-dev-dependency-in-the-product': [
    { 'packages/contracts/src/validates.ts': `import { Ajv } from 'ajv'` },
  ],
}
