import { foldText } from '@taskwire/domain'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestWorld, type TestWorld } from './testing/index.ts'

async function foldedBySql({ deps }: TestWorld, texts: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ folded: string }>`
    select search_fold(text) as folded from unnest(${texts}::text[]) with ordinality as given (text, place) order by place`.execute(
    deps.db,
  )
  return rows.map(({ folded }) => folded)
}

test('PostgreSQL folds every letter like the domain', async () => {
  await using world = await createTestWorld()
  // Each has its own version of Unicode, so recent scripts may differ.
  const texts = Array.from({ length: 0x2fff - 0x20 }, (_, n) => String.fromCodePoint(n + 0x20))
    .concat(Array.from({ length: 0x400 }, (_, n) => String.fromCodePoint(0xac00 + n * 7)))
    .filter((letter) => /\p{Assigned}/u.test(letter))
  const folded = await foldedBySql(world, texts)
  const wrong = texts.filter((text, index) => foldText(text) !== folded[index])
  expect(wrong).toEqual([])
})

test('PostgreSQL folds texts like the domain', async () => {
  await using world = await createTestWorld()
  const letters = fc.constantFrom(
    ...Array.from('aÄßẞéøŁİıςΣὈяЁйשלاがが각日😀 -%_\n'),
    '\u0301',
    '\u05b0',
    '\u064e',
    '\u0308',
    '\u0327',
    '\u3099',
    '\u0345',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: letters, maxLength: 12 }), { maxLength: 50 }),
      async (texts) => {
        expect(await foldedBySql(world, texts)).toEqual(texts.map(foldText))
      },
    ),
  )
})
