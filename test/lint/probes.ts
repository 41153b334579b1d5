type Files = Record<string, string>

const trpcCall = (call: string) => `import { createTRPCClient, httpLink } from '@trpc/client'
import { initTRPC } from '@trpc/server'
const t = initTRPC.create()
const router = t.router({ add: t.procedure.mutation(() => 1) })
const client = createTRPCClient<typeof router>({ links: [httpLink({ url: '/trpc' })] })
${call}
`

/** For each lint rule that the repository relies on: code that it must report. */
export const probes: Record<string, Files[]> = {
  'typescript(no-floating-promises)': [
    { 'packages/client/src/floating.ts': trpcCall(`export function add() {\n  client.add.mutate()\n}`) },
    {
      'packages/client/src/voided.ts': trpcCall(
        `export const add = () => {\n  client.add.mutate().then(console.info)\n}`,
      ),
    },
  ],
  'typescript(no-misused-promises)': [
    { 'packages/client/src/always-true.ts': trpcCall(`export const added = client.add.mutate() ? 1 : 2`) },
  ],
  'node(no-process-env)': [
    { 'packages/api/src/reads-env.ts': `export const secret = process.env.TASKWIRE_SECRET` },
    { 'apps/server/src/app-reads-env.ts': `export const port = process.env['PORT']` },
    { 'packages/db/src/reads-env.ts': `export const { DATABASE_URL } = process.env` },
  ],
  'eslint(no-restricted-imports)': [
    {
      'apps/server/src/imports-env.ts': `import { env } from 'node:process'\nexport const port = env['PORT']`,
    },
    {
      'packages/api/src/tasks/throws-trpc.ts': `import { TRPCError } from '@trpc/server'\nexport const error = TRPCError`,
    },
    {
      'packages/api/src/context.ts': `import { TRPCError } from '@trpc/server'\nexport const error = TRPCError`,
    },
    {
      'packages/contracts/src/throws-trpc.ts': `import { TRPCError } from '@trpc/server'\nexport const error = TRPCError`,
    },
    {
      'apps/server/src/throws-trpc.ts': `import { TRPCError } from '@trpc/server'\nexport const error = TRPCError`,
    },
    {
      'packages/api/src/tasks/runs-sql.ts': `import { statement } from '@taskwire/db'\nexport const sql = statement`,
    },
  ],
  'house(handed-in)': [
    { 'packages/domain/src/tasks/now.ts': `export const now = () => Date.now()` },
    { 'packages/domain/src/tasks/today.ts': `export const today = () => new Date()` },
    { 'packages/domain/src/tasks/today-text.ts': `export const today = () => Date()` },
    { 'packages/domain/src/sync/jitter.ts': `export const jitter = () => Math.random()` },
    { 'packages/domain/src/sync/id.ts': `export const id = () => crypto.randomUUID()` },
    { 'packages/domain/src/sync/global-id.ts': `export const id = () => globalThis.crypto.randomUUID()` },
    { 'packages/api/src/tasks/now.ts': `export const now = () => Date['now']()` },
    {
      'packages/api/src/tasks/id.ts': `import { randomUUID } from 'node:crypto'\nexport const id = () => randomUUID()`,
    },
    { 'packages/api/src/tasks/id-v7.ts': `import { v7 } from 'uuid'\nexport const id = () => v7()` },
    {
      'packages/api/src/accounts/token.ts': `import * as crypto from 'node:crypto'\nexport const token = () => crypto.randomBytes(32)`,
    },
    { 'packages/api/src/accounts/elapsed.ts': `export const started = () => performance.now()` },
  ],
  'house(documented)': [
    { 'packages/embedded-postgres/src/undocumented.ts': `export async function start() {}` },
    { 'packages/embedded-postgres/src/line-comment.ts': `// Stops it.\nexport const stopIt = () => {}` },
    {
      'packages/domain/src/transfer-kit.ts': `export function write(text: string): string {\n  return text\n}`,
    },
  ],
  'house(no-class)': [
    { 'packages/domain/src/tasks/list.ts': `export class TaskList {\n  size = 0\n}` },
    { 'packages/api/src/tasks/not-found.ts': `export class NotFound extends Error {}` },
    { 'packages/client/src/session-class.ts': `export const Session = class {\n  token = ''\n}` },
  ],
  'house(no-enum)': [{ 'packages/domain/src/tasks/status.ts': `export enum Status {\n  Open = 'open',\n}` }],
  'house(no-barrel)': [
    {
      'packages/api/src/tasks/index.ts': `export { createTask } from './create-task.ts'\nexport * from './get-task.ts'`,
    },
    { 'packages/domain/src/tasks/types.ts': `export type { Task } from './task.ts'` },
  ],
  'house(no-built-sql)': [
    {
      'packages/api/src/tasks/value.repository.ts': `import { statement } from '@taskwire/db'\nexport const find = (id: string) => statement({}, { id: 'uuid' })\`select id from tasks where id = \${id as never}\``,
    },
    {
      'packages/api/src/tasks/nested.repository.ts': `import { statement } from '@taskwire/db'\nexport const find = (order: string) => statement({}, { id: 'uuid' })\`select id from tasks order by \${\`id \${order}\` as never}\``,
    },
    {
      'packages/api/src/tasks/choice.repository.ts': `import { fragment } from '@taskwire/db'\nexport const sorted = (isUp: boolean) => fragment\`order by id \${isUp ? fragment\`asc\` : fragment\`desc\`}\``,
    },
    {
      'packages/api/src/tasks/argument.repository.ts': `import { fragment, type SqlFragment } from '@taskwire/db'\nexport const where = (of: (column: string) => SqlFragment) => fragment\`where \${of('id')} = 1\``,
    },
    {
      'packages/api/src/tasks/builder.repository.ts': `import type { Db } from '@taskwire/db'\nexport const find = async (db: Db) => db.selectFrom('tasks').select('id').execute()`,
    },
    {
      'packages/api/src/tasks/kysely.repository.ts': `import { CompiledQuery } from 'kysely'\nexport const query = CompiledQuery`,
    },
    {
      'packages/api/src/tasks/plain.repository.ts': `export const text = (table: string) => \`select * from \${table}\``,
    },
    {
      'packages/api/src/accounts/cast.ts': `import type { SqlFragment } from '@taskwire/db'\nexport const part = (text: string) => text as SqlFragment`,
    },
  ],
  'import(no-default-export)': [
    { 'packages/domain/src/tasks/default-task.ts': `export default function task() {\n  return 1\n}` },
    { 'packages/contracts/src/default-object.ts': `const routes = {}\nexport default routes` },
  ],
  'vitest(no-restricted-vi-methods)': [
    { 'packages/api/src/tasks/mocked.test.ts': `import { vi } from 'vitest'\nvi.mock('./create-task.ts')` },
  ],
  'vitest(no-focused-tests)': [
    {
      'packages/api/src/tasks/focused.test.ts': `import { expect, test } from 'vitest'\ntest.only('a', () => {\n  expect(1).toBe(1)\n})`,
    },
  ],
  'typescript(no-explicit-any)': [
    { 'packages/contracts/src/any.ts': `export const answer = (body: any): string => String(body)` },
  ],
  'typescript(no-unsafe-assignment)': [
    {
      'packages/contracts/src/unsafe.ts': `export function read(text: string) {\n  const body = JSON.parse(text)\n  return String(body)\n}`,
    },
  ],
  'typescript(switch-exhaustiveness-check)': [
    {
      'packages/domain/src/tasks/forgotten.ts': `export function rank(priority: 'low' | 'high'): number {\n  switch (priority) {\n    case 'low':\n      return 1\n  }\n  return 0\n}`,
    },
  ],
  'typescript(consistent-type-imports)': [
    {
      'packages/client/src/loads-a-type.ts': `import { AppRouter } from '@taskwire/api'\nexport type Router = AppRouter`,
    },
  ],
  'typescript(no-import-type-side-effects)': [
    {
      'packages/client/src/loads-for-a-type.ts': `import { type AppRouter } from '@taskwire/api'\nexport type Router = AppRouter`,
    },
  ],
  'typescript(ban-ts-comment)': [
    { 'packages/db/src/ignored.ts': `// @ts-ignore\nexport const one: string = 1` },
  ],
  'eslint(no-console)': [
    { 'packages/api/src/tasks/prints.ts': `export const print = () => console.log('a task')` },
  ],
  'react-hooks(rules-of-hooks)': [
    {
      'apps/web/src/shared/conditional-hook.tsx': `import { useState } from 'react'\nexport function Row({ open }: { open: boolean }) {\n  if (!open) return null\n  const [text] = useState('')\n  return <p>{text}</p>\n}`,
    },
  ],
  'jsx-a11y(alt-text)': [
    { 'apps/web/src/shared/no-alt.tsx': `export const Face = () => <img src="face.png" />` },
  ],
  'unicorn(filename-case)': [{ 'packages/domain/src/taskList.ts': `export const list = []` }],
}

/** Code that the rules must allow. */
export const allowed: Files = {
  'packages/db/src/index.ts': `export type Database = object\n/** Whether a statement broke a unique index. */\nexport const isUniqueViolation = (error: unknown) => error instanceof Error\nexport type SqlFragment = string & { readonly isSql: true }\ntype Tag<Made> = (texts: TemplateStringsArray, ...parts: readonly SqlFragment[]) => Made\nexport declare const fragment: Tag<SqlFragment>\nexport declare const statement: (params: object, columns?: object) => Tag<string>`,
  'packages/embedded-postgres/src/index.ts': `export { start } from './undocumented.ts'\nexport { stopIt as stop, type Stopped } from './line-comment.ts'\nexport * from './documented.ts'`,
  'packages/embedded-postgres/src/documented.ts': `/** Restarts it. */\nexport function restart(name: string): void\nexport function restart(name: number): void\nexport function restart(name: unknown) {\n  return inside(name)\n}\nconst inside = (name: unknown) => void name`,
  'packages/embedded-postgres/src/not-exported.ts': `export const helper = () => 1`,
  'packages/client/src/awaited.ts': trpcCall(`export async function add() {\n  await client.add.mutate()\n}`),
  'packages/domain/src/tasks/parse-date.ts': `export const parse = (text: string) => new Date(text).toISOString()`,
  'packages/domain/src/errors.ts': `export class DomainError extends Error {\n  readonly code = 'NOT_FOUND'\n}`,
  'packages/api/src/testing/clock.ts': `export const clock = () => Date.now()`,
  'packages/api/src/tasks/some.test.ts': `import { expect, test } from 'vitest'\ntest('now', () => {\n  expect(Date.now()).toBeGreaterThan(0)\n})`,
  'packages/api/src/accounts/hashed.ts': `import { createHash } from 'node:crypto'\nexport const hash = (text: string) => createHash('sha256').update(text).digest()`,
  'packages/api/src/accounts/taken.ts': `import { isUniqueViolation } from '@taskwire/db'\nimport type { Database } from '@taskwire/db'\nexport const taken = (_: Database, error: unknown) => isUniqueViolation(error)`,
  'packages/api/src/accounts/ended.ts': `import { fragment } from '@taskwire/db'\nexport const ended = fragment\`delete from sessions where user_id = :user_id\``,
  'packages/api/src/accounts/ended.repository.ts': `import { fragment, statement } from '@taskwire/db'\nimport { ended } from './ended.ts'\nconst names = { id: fragment\`id\` }\nconst quoted = (part = fragment\`1\`) => fragment\`(\${part})\`\nexport const end = statement({ user_id: 'uuid' })\`with gone as (\${ended}) select \${names.id}, \${quoted()}, \${quoted(fragment\`2\`)}\``,
  'packages/api/src/trpc/errors.ts': `import { TRPCError } from '@trpc/server'\nexport const refused = () => new TRPCError({ code: 'NOT_FOUND' })`,
  'apps/server/src/env.ts': `export const port = process.env['PORT']`,
  'apps/server/src/deps.ts': `export const now = () => new Date().toISOString()`,
  'apps/server/src/commands/seed.ts': `console.log(Date.now())`,
  'vitest.config.ts': `export default {}`,
}
