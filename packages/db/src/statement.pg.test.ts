import type { TaskStatus } from '@taskwire/domain'
import { expect, expectTypeOf, test } from 'vitest'
import { narrow, rows } from './sql-types.ts'
import { fragment, statement } from './statement.ts'
import { createTestDatabase } from './testing/index.ts'

const repeated = fragment`repeat(:word, :times::integer)`

const repeat = statement({ times: 'integer', word: 'text?' }, { said: 'text?', length: 'integer' })`
select ${repeated} as said, coalesce(length(${repeated}), ${-1}) as length -- ':word'`

test('a statement takes its values by name, in any order, also for a part that is used twice', async () => {
  await using database = await createTestDatabase()
  expect(await repeat(database.db, { word: 'ab', times: 2 })).toEqual([{ said: 'abab', length: 4 }])
  expect(await repeat(database.db, { times: 2, word: null })).toEqual([{ said: null, length: -1 }])
  expect(repeat.text).toBe(
    "select repeat($2, $1::integer) as said, coalesce(length(repeat($2, $1::integer)), -1) as length -- ':word'",
  )
})

test('names, types and nulls of values and rows are those that were declared', async () => {
  await using database = await createTestDatabase()
  // @ts-expect-error a name is missing
  const missing = () => repeat(database.db, { times: 2 })
  // @ts-expect-error a name is not declared
  const extra = () => repeat(database.db, { times: 2, word: '', more: 1 })
  // @ts-expect-error the type is another one
  const wrong = () => repeat(database.db, { times: '2', word: '' })
  // @ts-expect-error null is not declared
  const empty = () => repeat(database.db, { times: null, word: '' })
  // @ts-expect-error only a fragment can be part of a statement
  const built = (text: string) => statement({})`select ${text}`
  expect([missing, extra, wrong, empty, built]).toHaveLength(5)

  const all = statement(
    {},
    { state: 'task_status', ids: 'uuid[]', size: narrow<'s' | 'l'>('text'), at: 'timestamptz?' },
  )`select 1`
  expectTypeOf(all).returns.resolves.toEqualTypeOf<
    { state: TaskStatus; ids: readonly string[]; size: 's' | 'l'; at: string | null }[]
  >()
  expect(await all(database.db)).toHaveLength(1)
  type Either = { id: string } | { id: null }
  expectTypeOf(statement({}, rows<Either>({ id: 'uuid' }))`select 1`).returns.resolves.toEqualTypeOf<
    Either[]
  >()
})

test('a statement whose text and parameters differ throws where it is declared', () => {
  expect(() => statement({ a: 'text' })`select :a, :b`).toThrow('uses :b, which it does not declare')
  expect(() => statement({ a: 'text' })`select 1`).toThrow('declares a, but does not use it')
})
