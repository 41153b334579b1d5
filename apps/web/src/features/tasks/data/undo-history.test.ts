import { createClient, memorySession } from '@taskwire/client'
import { memoryStorage, newId, openReplica } from '@taskwire/client/replica'
import { expect, onTestFinished, test } from 'vitest'
import { createTaskActions } from './task-actions.ts'
import type { Step } from './undo-stack.ts'

/** Opens a replica that reaches no server, with actions on it. */
async function openActions() {
  const client = createClient({ url: 'http://127.0.0.1:1', store: memorySession() })
  const replica = openReplica(client, { user: newId(), storage: memoryStorage, stream: 'none' })
  onTestFinished(() => replica.dispose())
  await replica.loaded
  const steps: Step[] = []
  const nothing: string[] = []
  const ignore = () => undefined
  const actions = createTaskActions(replica, {
    now: () => new Date(),
    newId,
    events: {
      onDone: (step) => steps.push(step),
      onRead: ignore,
      onUndone: ignore,
      onRedone: ignore,
      onNothing: (why) => nothing.push(why),
      onUnstored: ignore,
    },
  })
  const add = (fields: Partial<Parameters<typeof actions.add>[0][number]> = {}) => {
    const [id = ''] = actions.add([{ title: 'Task', ...fields }])
    return id
  }
  const task = (id: string) => replica.getSnapshot().tasks.byId.get(id)
  const tasks = (...ids: readonly string[]) => ids.flatMap((id) => task(id) ?? [])
  const list = (id: string) => replica.getSnapshot().lists.byId.get(id)!
  const label = (id: string) => replica.getSnapshot().labels.byId.get(id)
  return { replica, actions, steps, nothing, add, task, tasks, list, label }
}

test('deleting a list is one step: undo restores it with its tasks and their subtasks, redo deletes all again', async () => {
  const { actions, steps, add, task, list, replica } = await openActions()
  const home = actions.addList({ title: 'Home' })
  const parent = add({ list_id: home })
  const subtask = add({ parent_id: parent })
  const other = add()
  actions.removeList(list(home))
  expect([list(home), task(parent), task(subtask)]).toEqual([undefined, undefined, undefined])
  expect(steps.at(-1)).toMatchObject({ kind: 'listDelete', title: 'Home', count: 1 })
  actions.undo()
  expect(list(home).title).toBe('Home')
  expect([task(parent)?.list_id, task(subtask)?.parent_id]).toEqual([home, parent])
  actions.redo()
  expect(replica.getSnapshot().tasks.map(({ id }) => id)).toEqual([other])
})

test('completing a task completes its subtasks; undo brings back the status of each', async () => {
  const { actions, steps, add, task, tasks } = await openActions()
  const parent = add()
  const [open, started, done] = [
    add({ parent_id: parent }),
    add({ parent_id: parent, status: 'in_progress' }),
    add({ parent_id: parent, status: 'completed' }),
  ] as const
  const statuses = () => [parent, open, started, done].map((id) => task(id)?.status)
  const before = statuses()
  expect(before).toEqual(['pending', 'pending', 'in_progress', 'completed'])
  actions.complete(tasks(parent), true)
  expect(statuses()).toEqual(['completed', 'completed', 'completed', 'completed'])
  expect(steps.at(-1)?.count).toBe(1)
  actions.undo()
  expect(statuses()).toEqual(before)
  actions.redo()
  expect(statuses()).toEqual(['completed', 'completed', 'completed', 'completed'])
})

test('an open subtask reopens its parent; undo completes the parent at its old time', async () => {
  const { actions, add, task, tasks } = await openActions()
  const parent = add()
  const subtask = add({ parent_id: parent })
  actions.complete(tasks(parent), true)
  const completedAt = task(parent)?.completed_at
  actions.complete(tasks(subtask), false)
  expect(task(parent)?.completed).toBe(false)
  actions.undo()
  expect(task(parent)).toMatchObject({ completed: true, completed_at: completedAt })
  expect(task(subtask)?.completed).toBe(true)
  const another = add({ parent_id: parent })
  expect(task(parent)?.completed).toBe(false)
  actions.undo()
  expect([task(parent)?.completed, task(another)]).toEqual([true, undefined])
})

test('tasks move between lists as one step; a subtask leaves its parent and returns to it', async () => {
  const { actions, steps, add, task, tasks } = await openActions()
  const [home, work] = [actions.addList({ title: 'Home' }), actions.addList({ title: 'Work' })]
  const parent = add({ list_id: home })
  const subtask = add({ parent_id: parent })
  const inbox = add()
  const already = add({ list_id: work })
  const places = () => [subtask, inbox].map((id) => [task(id)?.list_id, task(id)?.parent_id])
  actions.move(tasks(subtask, inbox, already), work)
  expect(places()).toEqual([
    [work, null],
    [work, null],
  ])
  expect(steps.at(-1)).toMatchObject({ kind: 'move', count: 2 })
  actions.undo()
  expect(places()).toEqual([
    [null, parent],
    [null, null],
  ])
  actions.redo()
  expect(places()).toEqual([
    [work, null],
    [work, null],
  ])
})

test('a deleted label comes back on the same tasks, under the id that later steps use', async () => {
  const { actions, add, task, tasks, label, replica } = await openActions()
  const call = actions.addLabel({ name: 'call', color: 'blue' })
  const [one, two] = [add(), add()]
  actions.label(tasks(one, two), { add: [call] })
  actions.removeLabel(label(call)!)
  expect([task(one)?.label_ids, task(two)?.label_ids]).toEqual([[], []])
  actions.undo()
  const [again] = replica.getSnapshot().labels
  expect(again).toMatchObject({ name: 'call', color: 'blue' })
  expect(again?.id).not.toBe(call)
  expect([task(one)?.label_ids, task(two)?.label_ids]).toEqual([[again?.id], [again?.id]])
  // The step before names the label by its first id.
  actions.undo()
  expect([task(one)?.label_ids, task(two)?.label_ids]).toEqual([[], []])
  actions.redo()
  expect(task(one)?.label_ids).toEqual([again?.id])
  actions.redo()
  expect(replica.getSnapshot().labels.length).toBe(0)
  actions.undo()
  expect(task(two)?.label_ids).toEqual([replica.getSnapshot().labels[0]?.id])
})

test('a deleted label whose name was taken meanwhile becomes that label', async () => {
  const { actions, add, task, tasks, label, replica } = await openActions()
  const call = actions.addLabel({ name: 'Call' })
  const one = add()
  actions.label(tasks(one), { add: [call] })
  actions.removeLabel(label(call)!)
  const { id } = await replica.mutate.labels.create({ name: 'call' })
  actions.undo()
  expect(replica.getSnapshot().labels.map(({ name }) => name)).toEqual(['call'])
  expect(task(one)?.label_ids).toEqual([id])
})

test('a list is renamed, coloured and archived, each with an undo', async () => {
  const { actions, steps, list } = await openActions()
  const home = actions.addList({ title: 'Home' })
  actions.editList(list(home), { title: 'House', color: 'green' })
  actions.editList(list(home), { archived: true })
  expect(list(home)).toMatchObject({ title: 'House', color: 'green', archived_at: expect.any(String) })
  expect(steps.map(({ kind }) => kind)).toEqual(['listCreate', 'listUpdate', 'listArchive'])
  actions.undo()
  expect(list(home).archived_at).toBe(null)
  actions.undo()
  expect(list(home)).toMatchObject({ title: 'Home', color: null })
  actions.undo()
  expect(list(home)).toBe(undefined)
  actions.redo()
  expect(list(home).title).toBe('Home')
})

test('an undo that has nothing left to change says so', async () => {
  const { actions, nothing, add, tasks, replica } = await openActions()
  const one = add()
  actions.edit(tasks(one), { title: 'Mine' })
  await replica.mutate.tasks.update({ id: one, title: 'Theirs' })
  actions.undo()
  expect(nothing).toEqual(['overtaken'])
})

test('moving tasks to a new list is one step, and undo deletes the list without its tasks', async () => {
  const { actions, steps, add, task, tasks, replica } = await openActions()
  const home = actions.addList({ title: 'Home' })
  const [one, two] = [add({ list_id: home }), add()] as const
  const places = () => [one, two].map((id) => task(id)?.list_id)
  const titles = () => replica.getSnapshot().lists.map(({ title }) => title)

  actions.moveToNewList(tasks(one, two), 'Garden')
  const garden = replica.getSnapshot().lists.find(({ title }) => title === 'Garden')?.id
  expect(places()).toEqual([garden, garden])
  expect(steps.at(-1)).toMatchObject({ kind: 'move', title: 'Task', count: 2 })
  actions.undo()
  expect([places(), titles()]).toEqual([[home, null], ['Home']])
  actions.redo()
  expect([places(), titles()]).toEqual([[garden, garden], expect.arrayContaining(['Home', 'Garden'])])
})

test('a move takes the subtasks of a moved task along, and a single subtask leaves its parent', async () => {
  const { actions, steps, add, task, tasks } = await openActions()
  const home = actions.addList({ title: 'Home' })
  const parent = add()
  const subtask = add({ parent_id: parent })
  actions.move(tasks(parent, subtask), home)
  expect([task(parent)?.list_id, task(subtask)?.parent_id]).toEqual([home, parent])
  expect(steps.at(-1)?.count).toBe(1)
  actions.move(tasks(subtask), home)
  expect(task(subtask)).toMatchObject({ list_id: home, parent_id: null })
})

test('a new label on several tasks is one step, also after undo and redo', async () => {
  const { actions, steps, add, tasks, task, replica } = await openActions()
  const names = (id: string) =>
    task(id)?.label_ids.map((label) => replica.getSnapshot().labels.byId.get(label)?.name)
  const [one, two] = [add(), add()]
  for (const name of ['call', 'CALL']) actions.label(tasks(one, two), { names: [name] })
  expect([names(one), names(two)]).toEqual([['call'], ['call']])
  expect(steps.at(-1)).toMatchObject({ kind: 'label', count: 2 })
  actions.undo()
  expect([names(one), replica.getSnapshot().labels.length]).toEqual([[], 0])
  actions.redo()
  expect([names(one), names(two)]).toEqual([['call'], ['call']])
})

test('tasks are added with labels by name, and one undo removes the tasks and the new labels', async () => {
  const { actions, steps, task, replica } = await openActions()
  const home = actions.addLabel({ name: 'Home' })
  const names = (id: string) =>
    task(id)?.label_ids.map((label) => replica.getSnapshot().labels.byId.get(label)?.name)
  const [one = '', two = ''] = actions.add([
    { title: 'One', labels: ['new', 'HOME'] },
    { title: 'Two', label_ids: [home], labels: ['home', 'New'] },
  ])
  expect([names(one), names(two)].map((all) => all?.toSorted())).toEqual([
    ['Home', 'new'],
    ['Home', 'new'],
  ])
  expect(replica.getSnapshot().labels).toHaveLength(2)
  expect(steps.at(-1)).toMatchObject({ kind: 'create', title: 'One', count: 2 })
  actions.undo()
  expect([task(one), replica.getSnapshot().labels.map(({ name }) => name)]).toEqual([undefined, ['Home']])
  actions.redo()
  expect([names(one), names(two)].map((all) => all?.toSorted())).toEqual([
    ['Home', 'new'],
    ['Home', 'new'],
  ])
})
