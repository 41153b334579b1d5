import { expect, test } from 'vitest'
import { nameKey } from '../entities/name-key.ts'
import { MAX_POSITION } from './limits.ts'
import { byPosition, isPosition, positionBetween, positionsBetween } from './positions.ts'
import { entityKinds } from './registry.ts'
import type { EntityState, Reducer } from './rules.ts'
import { UNPLACED } from './unplaced.ts'

const context = { user_id: 'ann', at: '2026-11-30T08:00:00.000Z' }
const later = { ...context, at: '2026-11-30T09:00:00.000Z' }
const absent = { living: null, lastLiving: null }

test('positions lie between their neighbours, and nothing lies between equal ones', () => {
  expect(positionBetween(null, null)).toBe('a0')
  const middle = positionBetween('a0', 'a1') ?? ''
  expect('a0' < middle && middle < 'a1').toBe(true)
  expect(positionBetween('a0', 'a0')).toBeUndefined()
  expect(positionBetween('a1', 'a0')).toBeUndefined()
  expect(positionsBetween('a0', 'a0', 2)).toBeUndefined()
  expect(positionsBetween('a0', null, 3)).toEqual(['a1', 'a2', 'a3'])
})

test('a place where many rows were put has no room at last, and no position is too long', () => {
  let before = 'a0'
  for (let next: string | undefined = before; next !== undefined; next = positionBetween(before, 'a1'))
    before = next
  expect(before.length).toBeLessThanOrEqual(MAX_POSITION)
  expect(isPosition(before)).toBe(true)
})

test.each(['', 'a', 'a00', '~', 'a0!', 'ä0', `a0${'V'.repeat(MAX_POSITION)}`])(
  '%s is no position',
  (text) => {
    expect(isPosition(text)).toBe(false)
  },
)

test('rows sort by position in the order of their characters, equal ones by id, unplaced ones last', () => {
  const rows = [
    { position: UNPLACED, id: 'd' },
    { position: 'a0', id: 'c' },
    { position: 'Zz', id: 'b' },
    { position: 'a0', id: 'a' },
  ]
  expect(rows.toSorted(byPosition).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd'])
})

test.each(Object.values(entityKinds))(
  'a $kind is created, edited, deleted and restored by its rules',
  ({ rules }) => {
    const reducers = rules.reducers as unknown as Record<
      string,
      Reducer<{ id: string; updated_at: string }, object>
    >
    const text: string = rules.texts[0]
    const reduce = (
      state: EntityState<{ id: string; updated_at: string }>,
      name: string,
      input: object,
      at = context,
    ) => reducers[name]?.(state, input, at) ?? state
    const made = reduce(absent, 'create', { id: 'one', [text]: 'a' })
    expect(made.living).toMatchObject({
      id: 'one',
      user_id: 'ann',
      [text]: 'a',
      position: UNPLACED,
      revision: 0,
    })
    expect(reduce(made, 'create', { id: 'one', [text]: 'again' })).toBe(made)
    const edited = reduce(made, 'update', { id: 'one', [text]: 'b' }, later)
    expect(edited.living).toMatchObject({ [text]: 'b', created_at: context.at, updated_at: later.at })
    const gone = reduce(edited, 'delete', { id: 'one' })
    expect(gone).toEqual({ living: null, lastLiving: edited.living })
    expect(reduce(gone, 'update', { id: 'one', [text]: 'c' })).toBe(gone)
    expect(reduce(gone, 'create', { id: 'one', [text]: 'c' })).toBe(gone)
    if ('restore' in reducers) expect(reduce(gone, 'restore', { id: 'one' }).living).toEqual(edited.living)
  },
)

test('names of labels are equal whatever the letter case and the composition of letters', () => {
  expect(nameKey('ÄRGER')).toBe(nameKey('a\u0308rger'))
  expect(nameKey('urgent')).not.toBe(nameKey('urgent!'))
})
