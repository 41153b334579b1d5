import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newTask } from '../tasks/task-rules.ts'
import { createReplica } from './replica.ts'
import type { EntityKey } from '../entities/rows.ts'
import { emptyViews, viewsAfter, type EntityViews } from './view.ts'

const at = '2026-11-20T08:00:00.000Z'
const user_id = '018f0000-0000-7000-8000-000000000000'
const ids = ['a', 'b', 'c'] as const
const taskOf = (id: string) => newTask({ id, number: 1, user_id, revision: 1 }, { title: id }, at)

test('sorts deleted tasks by deletion, queued deletions first', () => {
  const replica = createReplica(user_id)
  const rows = ids.map((id, index) => ({
    kind: 'task' as const,
    id,
    revision: index + 1,
    living: taskOf(id),
    lastLiving: null,
  }))
  const shown = (changed: ReadonlySet<EntityKey>, before = emptyViews) =>
    viewsAfter(before, changed, replica.shown)
  const living = shown(replica.apply({ rows, cursor: '1:3' }))
  expect(living.task.deleted).toEqual([])

  const [a, b] = ids.map((id) => ({
    kind: 'task' as const,
    id,
    living: null,
    lastLiving: taskOf(id),
  }))
  const both = shown(
    replica.apply({
      rows: [
        { ...b!, revision: 4 },
        { ...a!, revision: 5 },
      ],
    }),
    living,
  )
  expect(both.task.deleted.map(({ id }) => id)).toEqual(['a', 'b'])

  const waiting = { op_id: 'x', kind: 'task', name: 'delete', input: { id: 'b' }, at, order: 1 } as const
  const again = shown(
    replica.apply({ rows: [{ kind: 'task', id: 'b', revision: 6, living: taskOf('b'), lastLiving: null }] }),
    both,
  )
  const first = shown(replica.apply({ queued: [waiting] }), again)
  expect(first.task.deleted.map(({ id }) => id)).toEqual(['b', 'a'])

  // The server acknowledged this deletion before one by another client, so it comes second.
  const answered = replica.apply({ settled: ['x'], rows: [{ ...b!, revision: 7 }] })
  const last = shown(
    replica.apply({ rows: [{ kind: 'task', id: 'c', revision: 8, living: null, lastLiving: taskOf('c') }] }),
    shown(answered, first),
  )
  expect(last.task.deleted.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

test('shows queued tasks above acknowledged ones, whatever the time of this device', () => {
  const replica = createReplica(user_id)
  const add = (id: string, order: number) =>
    replica.apply({
      queued: [
        {
          op_id: id,
          kind: 'task',
          name: 'create',
          input: { id, title: id },
          at: '2026-11-20T07:00:00.000Z',
          order,
        },
      ],
    })
  const shown = (view: EntityViews, changed: ReadonlySet<EntityKey>) =>
    viewsAfter(view, changed, replica.shown)
  const titles = ({ task }: EntityViews) => task.map(({ title }) => title)

  const both = shown(shown(emptyViews, add('a', 1)), add('b', 2))
  expect(titles(both)).toEqual(['b', 'a'])
  const result = (id: string, revision: number) =>
    replica.apply({
      settled: [id],
      rows: [{ kind: 'task', id, revision, living: taskOf(id), lastLiving: null }],
    })
  const first = shown(both, result('a', 1))
  expect(titles(first)).toEqual(['b', 'a'])
  expect(titles(shown(first, result('b', 2)))).toEqual(['b', 'a'])
})

/** The rows of a step: each lives or is deleted. */
const step = fc.array(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }),
    day: fc.integer({ min: 1, max: 4 }),
    lives: fc.boolean(),
  }),
  { maxLength: 90 },
)

test('views after single steps equal those of all rows', () => {
  const first = Array.from({ length: 100 }, (_, id) => ({ id, day: 1 + (id % 4), lives: id % 5 > 0 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), (steps) => {
      const replica = createReplica(user_id)
      let views = emptyViews
      let revision = 0
      for (const changes of [first, ...steps]) {
        const rows = changes.map(({ id, day, lives }) => {
          const task = { ...taskOf(String(id)), created_at: `2026-11-2${day}T08:00:00.000Z` }
          const [living, lastLiving] = lives ? [task, null] : [null, task]
          return { kind: 'task' as const, id: task.id, revision: (revision += 1), living, lastLiving }
        })
        const { task: before } = views
        const shownBefore = [...before.byId.values()]
        views = viewsAfter(views, replica.apply({ rows }), replica.shown)
        const { task } = views
        const { task: full } = viewsAfter(emptyViews, new Set(replica.shown.keys()), replica.shown)
        expect([...task]).toEqual([...full])
        expect(task.deleted).toEqual(full.deleted)
        expect(new Map(task.byId)).toEqual(new Map(full.byId))
        expect(task.byId.size).toBe(task.length)
        for (const row of task) expect(task.byId.get(row.id)).toBe(row)
        for (const { id } of task.deleted) expect(task.byId.has(id)).toBe(false)
        // The earlier view stays as it was.
        expect([...before.byId.values()]).toEqual(shownBefore)
      }
    }),
  )
})
