import { createClient, memorySession } from '@taskwire/client'
import { memoryStorage, newId, openReplica } from '@taskwire/client/replica'
import { provideRecurrence } from '@taskwire/domain'
import * as code from '@taskwire/domain/recurrence'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createTaskActions } from './task-actions.ts'

beforeAll(() => provideRecurrence(code))

/** Opens a replica that reaches no server, with actions on it. */
async function openActions() {
  const client = createClient({ url: 'http://127.0.0.1:1', store: memorySession() })
  const replica = openReplica(client, { user: newId(), storage: memoryStorage, stream: 'none' })
  onTestFinished(() => replica.dispose())
  await replica.loaded
  const ignore = () => undefined
  const events = {
    onDone: ignore,
    onRead: ignore,
    onUndone: ignore,
    onRedone: ignore,
    onNothing: ignore,
    onUnstored: ignore,
  }
  const actions = createTaskActions(replica, { now: () => new Date(), newId, events })
  const task = (id: string) => replica.getSnapshot().tasks.byId.get(id)
  const open = () =>
    replica
      .getSnapshot()
      .tasks.filter(({ completed }) => !completed)
      .map(({ title, due_date }) => `${title} ${due_date}`)
      .toSorted()
  const add = (fields: object = {}) =>
    actions.add([{ title: 'Water', due_date: '2090-01-02', ...fields }])[0] ?? ''
  return { replica, actions, task, open, add }
}

const daily = { rule: 'FREQ=DAILY', from: 'due', time_zone: 'UTC' } as const

test('completing a repeating task is one step: undo takes the next one back, redo and a new completion bring it', async () => {
  const { actions, task, open, add } = await openActions()
  const id = add({ recurrence: daily })
  add({ title: 'Fill the can', parent_id: id, due_date: null })
  const both = ['Fill the can null', 'Water 2090-01-02']
  const next = ['Fill the can null', 'Water 2090-01-03']
  actions.complete([task(id)!], true)
  expect(open()).toEqual(next)
  actions.undo()
  expect(open()).toEqual(both)
  actions.redo()
  expect(open()).toEqual(next)
  actions.undo()
  expect(open()).toEqual(both)
  actions.edit([task(id)!], { status: 'completed' })
  expect(open()).toEqual(next)
  actions.undo()
  expect(open()).toEqual(both)
})

test('undo keeps a next task that is completed, and one that an earlier completion made', async () => {
  const { replica, actions, task, open, add } = await openActions()
  const id = add({ recurrence: daily })
  actions.complete([task(id)!], true)
  const next = task(id)!.next_id!
  await replica.mutate.tasks.update({ id: next, status: 'completed' })
  actions.undo()
  expect(task(next)?.completed).toBe(true)
  expect(open()).toEqual(['Water 2090-01-02', 'Water 2090-01-04'])
  actions.complete([task(id)!], true)
  actions.undo()
  expect(task(next)?.completed).toBe(true)
})

test('a task whose rule has ended is completed and reopened alone', async () => {
  const { actions, task, open, add } = await openActions()
  const id = add({ recurrence: { ...daily, rule: 'FREQ=DAILY;COUNT=1' } })
  actions.complete([task(id)!], true)
  expect(open()).toEqual([])
  actions.undo()
  expect(open()).toEqual(['Water 2090-01-02'])
})

test('setting a repeat with its date, changing it and ending it are undone and redone', async () => {
  const { actions, task, add } = await openActions()
  const id = add({ due_date: null })
  const state = () => [task(id)?.due_date, task(id)?.recurrence?.rule, task(id)?.recurrence?.start]
  const states = [
    [null, undefined, undefined],
    ['2090-01-02', 'FREQ=DAILY', '2090-01-02'],
    ['2090-01-05', 'FREQ=WEEKLY', '2090-01-05'],
    ['2090-01-05', undefined, undefined],
  ] as const
  actions.edit([task(id)!], { recurrence: daily, due_date: '2090-01-02' }, { kind: 'repeat' })
  expect(state()).toEqual(states[1])
  actions.edit([task(id)!], { recurrence: { ...daily, rule: 'FREQ=WEEKLY' }, due_date: '2090-01-05' })
  expect(state()).toEqual(states[2])
  actions.edit([task(id)!], { recurrence: null }, { kind: 'repeat' })
  expect(state()).toEqual(states[3])
  for (const index of [2, 1, 0]) {
    actions.undo()
    expect(state()).toEqual(states[index])
  }
  for (const index of [1, 2, 3]) {
    actions.redo()
    expect(state()).toEqual(states[index])
  }
})

test('clearing the date ends the repeat, and undo brings both back', async () => {
  const { actions, task, add } = await openActions()
  const id = add({ recurrence: daily })
  const before = task(id)
  actions.date([before!], { day: null })
  expect(task(id)).toMatchObject({ due_date: null, recurrence: null })
  actions.undo()
  expect(task(id)).toMatchObject({ due_date: '2090-01-02', recurrence: before!.recurrence })
})

test('undo keeps a repeat that was changed since', async () => {
  const { replica, actions, task, add } = await openActions()
  const id = add()
  actions.edit([task(id)!], { recurrence: daily })
  await replica.mutate.tasks.update({ id, recurrence: { ...daily, rule: 'FREQ=WEEKLY' } })
  actions.undo()
  expect(task(id)?.recurrence?.rule).toBe('FREQ=WEEKLY')
})
