import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueInstant } from './due-date.ts'
import { defaultOrder, nextCursor, sortOf, sortOrders, taskSorts } from './list-order.ts'
import { listTasksSchema, parseCursor } from './task-list.ts'
import { taskPriorities, type Task } from './task.ts'

const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const instant = '2026-01-01T00:00:00.000Z'

const anInstant = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const aDueDate = fc.oneof(
  anInstant,
  anInstant.map((text) => text.slice(0, 10)),
  fc.constantFrom('2026-12-31T23:59:59+05:30', '2026-06-01T00:00:00-08:00'),
)
const aTask: fc.Arbitrary<Task> = fc.record({
  id: fc.uuid(),
  number: fc.nat(),
  user_id: fc.constant(id),
  title: fc.constant('a'),
  description: fc.constant(null),
  status: fc.constant('pending'),
  completed: fc.constant(false),
  priority: fc.constantFrom(...taskPriorities),
  due_date: fc.option(aDueDate),
  completed_at: fc.constant(null),
  list_id: fc.constant(null),
  parent_id: fc.constant(null),
  label_ids: fc.constant([]),
  reminders: fc.constant([]),
  position: fc.constant('a0'),
  recurrence: fc.constant(null),
  next_id: fc.constant(null),
  created_at: anInstant,
  updated_at: anInstant,
  revision: fc.nat(),
})

test('parses a cursor to the position of the last task of its page', () => {
  const input = fc.record(
    { sort: fc.constantFrom(...taskSorts), order: fc.constantFrom(...sortOrders) },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(aTask, input, (task, given) => {
      const cursor = nextCursor([task], { ...given, limit: 1 }) ?? ''
      const { sort, order } = sortOf(given)
      const value = sort === 'due_date' ? task.due_date && dueInstant(task.due_date) : task[sort]
      expect(parseCursor(cursor)).toEqual({ sort, order, value, id: task.id })
      expect(listTasksSchema.parse({ cursor }).cursor).toBe(cursor)
    }),
  )
})

test('has no next page without a limit, after a short page or after an empty one', () => {
  const [task] = fc.sample(aTask, 1) as [Task]
  expect(nextCursor([task], {})).toBeNull()
  expect(nextCursor([task], { limit: 2 })).toBeNull()
  expect(nextCursor([], { limit: 1 })).toBeNull()
  expect(nextCursor([task], { limit: 1 })).not.toBeNull()
})

test('each sort has a default order that an input can replace', () => {
  expect(sortOf({})).toEqual({ sort: 'created_at', order: 'desc' })
  for (const sort of taskSorts) expect(sortOf({ sort }).order).toBe(defaultOrder[sort])
  expect(sortOf({ sort: 'due_date', order: 'desc' }).order).toBe('desc')
})

describe('a cursor that this service never made is refused', () => {
  test.each([
    '',
    '~~~',
    'created_at',
    `created_at~desc~${instant}`,
    `created_at~desc~${instant}~${id}~`,
    ` created_at~desc~${instant}~${id}`,
    `created_at~desc~${instant}~${id}\n`,
    `created_at~desc~${instant}~${id.toUpperCase()}`,
    `created_at~desc~${instant}~' or 1=1`,
    `created_at~DESC~${instant}~${id}`,
    `title~asc~a~${id}`,
    `created_at~desc~~${id}`,
    `updated_at~asc~~${id}`,
    `priority~asc~~${id}`,
    `priority~asc~urgent~${id}`,
    `priority~asc~${instant}~${id}`,
    `created_at~desc~high~${id}`,
    `created_at~desc~infinity~${id}`,
    `created_at~desc~2026-01-01~${id}`,
    `due_date~asc~2026-01-01~${id}`,
    `due_date~asc~2026-01-01T00:00:00Z~${id}`,
    `due_date~asc~2026-02-30T00:00:00.000Z~${id}`,
    `due_date~asc~1969-12-31T00:00:00.000Z~${id}`,
    `due_date~asc~+10000-01-01T00:00:00.00Z~${id}`,
  ])('%j', (cursor) => {
    expect(parseCursor(cursor)).toBeUndefined()
  })

  test('random texts and modified cursors are rejected or are other valid cursors', () => {
    const good = `due_date~asc~${instant}~${id}`
    const unit = fc.constantFrom(
      '~',
      '-',
      ':',
      '.',
      '0',
      '2',
      'T',
      'a',
      ' ',
      '\n',
      '\0',
      'é',
      'due_date',
      'asc',
      instant,
      id,
    )
    const damaged = fc
      .tuple(fc.nat(good.length - 1), fc.string({ maxLength: 2, unit }))
      .map(([place, text]) => good.slice(0, place) + text + good.slice(place + 1))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), damaged), (text) => {
        const position = parseCursor(text)
        if (position === undefined) return
        expect([position.sort, position.order, position.value ?? '', position.id].join('~')).toBe(text)
        if (position.value !== null) expect(new Date(position.value).toISOString()).toBe(position.value)
      }),
    )
  })
})

test('bounds the list input', () => {
  for (const wrong of [
    { limit: 0 },
    { limit: 1.5 },
    { limit: '10' },
    { search: '' },
    { search: 'a'.repeat(201) },
    { search: 'a\0' },
    { cursor: 'a'.repeat(201) },
    { due_before: 'soon' },
    { sort: 'title' },
    { order: 'random' },
    { status: 'almost' },
  ])
    expect(listTasksSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})
