import type { Task } from '@taskwire/client'
import { expect, test } from 'vitest'
import { placeTasks } from './place-tasks.ts'

let ids = 0
const newId = () => `id-${String((ids += 1)).padStart(3, '0')}`
const places = {
  lists: new Map([['Garden', 'garden']]),
  labels: new Map([['outdoors', 'label']]),
}

test('tasks follow those of their list in the order of the file, subtasks have the id of their parent', () => {
  const present = [
    { list_id: 'garden', parent_id: null, position: 'a5' },
    { list_id: 'garden', parent_id: 'x', position: 'b00' },
  ] as Task[]
  const recurrence = { rule: 'FREQ=DAILY', from: 'due', time_zone: 'Europe/Berlin' } as const
  const added = placeTasks(
    [
      { title: 'one', list: 'Garden', labels: ['Outdoors', 'no room'] },
      { title: 'below', parent: 0 },
      { title: 'two', list: 'Garden', due_date: '2027-02-03', recurrence },
      { title: 'elsewhere', list: 'No room' },
    ],
    places,
    present,
    newId,
  )
  const [one, below, two, elsewhere] = added
  expect(one).toEqual({ id: one?.id, title: 'one', list_id: 'garden', label_ids: ['label'], position: 'a6' })
  expect(below).toEqual({ id: below?.id, title: 'below', parent_id: one?.id })
  expect(two).toEqual({
    id: two?.id,
    title: 'two',
    due_date: '2027-02-03',
    recurrence,
    list_id: 'garden',
    position: 'a7',
  })
  expect(elsewhere).toEqual({ id: elsewhere?.id, title: 'elsewhere' })
  // Where the newest is first, the first task of the file has the largest id.
  const order = added.map(({ id }) => id)
  expect(order).toEqual(order.toSorted().toReversed())
})
