import { createSqlDescriber, createTestDatabase } from '@taskwire/db/testing'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

interface LastStatement {
  readonly text: string
  readonly params: Readonly<Record<string, unknown>>
  readonly columns: Readonly<Record<string, unknown>>
}

// During an update, servers of the last version run beside the new schema. `last-version.jsonl` has their statements.
test('the schema serves every statement of the last version, with the same types', async () => {
  const file = path.join(import.meta.dirname, 'testing/last-version.jsonl')
  const statements = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LastStatement)
  await using database = await createTestDatabase()
  await using describer = await createSqlDescriber(database.url)
  const withoutNull = (types: object) =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, String(type).replace('?', '')]))
  expect(statements.length).toBeGreaterThan(100)
  for (const { text, params, columns } of statements) {
    const found = await describer.describe(text).catch((error: unknown) => {
      throw new Error(`The schema breaks a statement of the last version:\n${text}`, { cause: error })
    })
    const names = Object.keys(params)
    expect
      .soft({
        text,
        params: Object.fromEntries(names.map((name, place) => [name, found.params[place]])),
        columns: found.columns,
      })
      .toEqual({ text, params: withoutNull(params), columns: withoutNull(columns) })
  }
})
