import { expect, test } from 'vitest'
import { listTasksSchema } from './tasks/task-list.ts'
import { offsetOf } from './paging.ts'

const read = (input: object) => listTasksSchema.safeParse(input)

test.each([
  [{}, 0],
  [{ page: 1 }, 0],
  [{ page: 2, limit: 5 }, 5],
  [{ page: 3, limit: 1_000 }, 1_000],
  [{ offset: 7 }, 7],
  [{ skip: 7, limit: 2 }, 7],
  [{ page: 2, limit: 5, offset: 5, skip: 5 }, 5],
  [{ cursor: 'x', page: 1, skip: 0 }, 0],
])('%j skips %i tasks', (input, offset) => {
  expect(offsetOf(listTasksSchema.parse(input))).toBe(offset)
})

test('without a limit the second page skips more tasks than any account has', () => {
  expect(offsetOf(listTasksSchema.parse({ page: 2 }))).toBe(2 ** 31 - 1)
  expect(offsetOf(listTasksSchema.parse({ page: 1e15, limit: 500 }))).toBe(2 ** 31 - 1)
})

test.each([
  { page: 2, limit: 5, offset: 0 },
  { page: 2, offset: 5 },
  { offset: 1, skip: 2 },
  { cursor: 'x', page: 2, limit: 5 },
  { cursor: 'x', skip: 1 },
])('rejects %j: it selects two starts', (input) => {
  expect(read(input).error?.issues).toMatchObject([
    { message: expect.stringContaining('different starts') as string },
  ])
})

test.each([{ page: 0 }, { page: 1.5 }, { offset: -1 }, { skip: -1 }, { limit: 0 }, { limit: -1 }])(
  'rejects %j',
  (input) => {
    expect(read(input).success).toBe(false)
  },
)

test('reduces a limit to the maximum', () => {
  expect(read({ limit: 501 }).data?.limit).toBe(500)
  expect(read({ limit: 1e300 }).data?.limit).toBe(500)
})
