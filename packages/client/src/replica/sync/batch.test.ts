import type { Mutation } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { batchItemsOf, createBatchSize, takeBatch } from './batch.ts'

const create = (n: number, description = ''): Mutation => ({
  op_id: `op-${n}`,
  kind: 'task',
  name: 'create',
  input: { id: `task-${n}`, title: `Task ${n}`, description },
  at: '2026-01-01T00:00:00.000Z',
  order: n + 1,
})
const many = (count: number, description?: string) =>
  Array.from({ length: count }, (_, n) => create(n, description))
const bytesOf = (mutations: readonly Mutation[]) => Buffer.byteLength(JSON.stringify(batchItemsOf(mutations)))

test('a batch has at most 100 mutations, fewer when they are large, and always at least one', () => {
  expect(takeBatch([], 100)).toEqual([])
  expect(takeBatch(many(250), 100)).toEqual(many(100))
  expect(takeBatch(many(250), 7)).toEqual(many(7))
  const large = takeBatch(many(100, 'é'.repeat(5_000)), 100)
  expect(large).toHaveLength(5)
  expect(bytesOf(large)).toBeLessThan(60 * 1024)
  expect(takeBatch(many(2, 'x'.repeat(80_000)), 100)).toHaveLength(1)
})

test('a batch stays below the limit of object members', () => {
  const input = { id: 'task', title: 't', description: 'd', priority: 'low', completed: true } as const
  const wide = many(100).map(({ op_id, at, order = 0 }): Mutation => ({
    op_id,
    at,
    order,
    kind: 'task',
    name: 'update',
    input: { ...input, due_date: '2026-01-01', expected_revision: 1, base_revision: 1 },
  }))
  const batch = takeBatch(wide, 100)
  const members = batchItemsOf(batch).reduce((sum, command) => sum + 1 + Object.keys(command).length, 0)
  expect(members).toBeLessThanOrEqual(900)
  expect(batch.length).toBeGreaterThan(70)
})

test('an unstored mutation stops the batch before it', () => {
  const { order: _, ...unstored } = create(1)
  expect(takeBatch([create(0), unstored, create(2)], 100)).toEqual([create(0)])
})

test('an edit of a task that the batch creates has base revision 0; other edits are unchanged', () => {
  const edit = (id: string): Mutation => ({
    op_id: 'op-9',
    kind: 'task',
    name: 'update',
    input: { id, title: 'x' },
    at: '2026-01-01T00:00:00.000Z',
    order: 10,
  })
  const commands = batchItemsOf([edit('task-0'), create(0), edit('task-0')])
  expect(commands.map((command) => 'base_revision' in command && command.base_revision)).toEqual([
    false,
    false,
    0,
  ])
})

test('the batch size halves after a refusal and grows again', () => {
  const size = createBatchSize()
  expect([size.shrink(100), size.max()]).toEqual([true, 50])
  expect([size.shrink(3), size.max()]).toEqual([true, 1])
  expect([size.shrink(1), size.max()]).toEqual([false, 1])
  for (let n = 0; n < 9; n++) size.grow()
  expect(size.max()).toBe(100)
})
