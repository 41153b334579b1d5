import type { Statement } from '@taskwire/db'
import { createSqlDescriber, createTestDatabase } from '@taskwire/db/testing'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'

const repositories: string[] = []
let statements: readonly Statement<never, unknown>[] = []

beforeAll(async () => {
  // Test files share their modules, and some declare statements of their own: these are the repositories' alone.
  vi.resetModules()
  for await (const file of glob('**/*.repository.ts', { cwd: import.meta.dirname })) {
    repositories.push(file)
    await import(path.join(import.meta.dirname, file))
  }
  ;({ statements } = await import('@taskwire/db/testing'))
})

test('PostgreSQL prepares every statement with the parameter and column types that it declares', async () => {
  await using database = await createTestDatabase()
  await using describer = await createSqlDescriber(database.url)
  const withoutNull = (types: object) =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, String(type).replace('?', '')]))

  expect(repositories.length).toBeGreaterThan(15)
  expect(statements.length).toBeGreaterThan(80)
  for (const { text, source, params, columns } of statements) {
    const found = await describer.describe(text).catch((error: unknown) => {
      throw new Error(`PostgreSQL refuses a statement:\n${source}`, { cause: error })
    })
    const names = Object.keys(params)
    expect
      .soft({
        source,
        params: Object.fromEntries(names.map((name, place) => [name, found.params[place]])),
        columns: found.columns,
      })
      .toEqual({ source, params: withoutNull(params), columns: withoutNull(columns) })
  }
})

test('every statement on the log’s tables names the owner', async () => {
  const { purgeTombstones } = await import('./sync/sync.repository.ts')
  const { findTaskByNumber } = await import('./tasks/tasks.repository.ts')
  const { claimReminders } = await import('./reminders/reminders.repository.ts')
  // No caller asks for these: purges, and reminders that are due.
  const acrossUsers = new Set<unknown>([...Object.values(purgeTombstones), claimReminders])
  const onLog = statements.filter(({ source }) =>
    /\b(?:from|join|update|into|using) (?:tasks|lists|labels)\b/.test(source),
  )
  expect(onLog.length).toBeGreaterThan(25)
  for (const statement of onLog) {
    if (acrossUsers.has(statement)) continue
    expect(statement.params, statement.source).toHaveProperty('user_id', 'uuid')
    expect(statement.source).toMatch(
      /\b(?:user_id|users\.id) = :user_id\b|\(user_id, [\s\S]*select :user_id\b/,
    )
  }
  // The one statement that finds another user's task returns none of its columns.
  expect(findTaskByNumber.source).toMatch(
    /^select case when user_id = :user_id then id end as id from tasks /,
  )
})

test('no two statements have the same text', () => {
  const texts = statements.map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
})
