import { expect, test } from 'vitest'
import { UNPLACED } from '../entities/unplaced.ts'
import { createTaskSchema, moveTaskSchema, updateTaskSchema } from './task-input.ts'
import { changeLabels, changePlace } from './task-place.ts'

const [a, b, c] = [1, 2, 3].map((n) => `01890000-0000-7000-8000-00000000000${n}`) as [string, string, string]
const inbox = { list_id: null, parent_id: null, position: 'a0' }
const inList = { ...inbox, list_id: a }
const subtask = { ...inbox, parent_id: b }

test('a change without a place keeps it, and the same place keeps the position', () => {
  for (const place of [inbox, inList, subtask]) {
    expect(changePlace(place, {}, c)).toEqual(place)
    const { list_id, parent_id } = place
    expect(changePlace(place, { list_id, parent_id }, c)).toEqual(place)
  }
})

test('a move without a position goes to the end', () => {
  expect(changePlace(inbox, { list_id: a }, null)).toEqual({ ...inList, position: UNPLACED })
  expect(changePlace(inList, { parent_id: b }, null)).toEqual({ ...subtask, position: UNPLACED })
  expect(changePlace(inbox, { list_id: a, position: 'a5' }, null)).toEqual({ ...inList, position: 'a5' })
})

test('a subtask leaves into the list of its parent, or a given one', () => {
  expect(changePlace(subtask, { parent_id: null }, a)).toEqual({ ...inList, position: UNPLACED })
  expect(changePlace(subtask, { parent_id: null, list_id: null }, a)).toEqual({
    ...inbox,
    position: UNPLACED,
  })
  expect(changePlace(subtask, { parent_id: null, list_id: c }, a)).toMatchObject({ list_id: c })
})

test('labels are replaced, or merged as sets', () => {
  expect(changeLabels([a], {})).toEqual([a])
  expect(changeLabels([a], { label_ids: [b, c, b] })).toEqual([b, c])
  expect(changeLabels([a], { label_ids: null })).toEqual([])
  expect(changeLabels([a, b], { add_label_ids: [c, a], remove_label_ids: [b] })).toEqual([a, c])
})

test('inputs that name two places or two forms of labels are refused', () => {
  const refused = [
    createTaskSchema.safeParse({ title: 'a', list_id: a, parent_id: b }),
    createTaskSchema.safeParse({ id: a, title: 'a', parent_id: a }),
    createTaskSchema.safeParse({
      title: 'a',
      label_ids: Array.from({ length: 21 }, (_, n) => `${a.slice(0, -2)}${n + 10}`),
    }),
    updateTaskSchema.safeParse({ id: a, label_ids: [b], add_label_ids: [c] }),
    updateTaskSchema.safeParse({ id: a, label_ids: null, remove_label_ids: [] }),
    moveTaskSchema.safeParse({ id: a, before_id: b, after_id: c }),
  ]
  expect(refused.map(({ success }) => success)).toEqual(refused.map(() => false))
  expect(createTaskSchema.parse({ title: 'a', list_id: null, parent_id: b })).toMatchObject({ parent_id: b })
  const repeated = createTaskSchema.parse({ title: 'a', label_ids: Array.from({ length: 30 }, () => a) })
  expect(repeated.label_ids).toEqual([a])
})
