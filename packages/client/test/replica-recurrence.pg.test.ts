import { expect, test } from 'vitest'
import { successorOf } from '@taskwire/domain'
import { nextTaskId } from '@taskwire/domain/recurrence'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, until, type Device } from './harness/replica-world.ts'

const goOffline = ({ network }: Device) => {
  network.isUp = false
  network.cut()
}

test('two devices that complete a repeating task offline make one next task', async () => {
  await using server = await startServer()
  const [one, two] = [await createDevice(server.url, ada, true), await createDevice(server.url, ada)]
  await using here = one.open()
  await using there = two.open()
  await Promise.all([until(here, isLive), until(there, isLive)])
  const recurrence = { rule: 'FREQ=DAILY;COUNT=3' }
  const { id } = await here.mutate.create({ title: 'water', due_date: '2090-01-02', recurrence })
  await until(here, isSettled)
  await until(there, ({ byId }) => byId.has(id))
  // The code of repeating tasks is loaded on demand.
  await import('@taskwire/domain/recurrence')
  for (const device of [one, two]) goOffline(device)
  const next = nextTaskId(id)
  for (const replica of [here, there]) {
    await replica.mutate.complete({ id, completed: true })
    expect(replica.getSnapshot().byId.get(next)).toMatchObject({ due_date: '2090-01-03', completed: false })
    expect(replica.getSnapshot().byId.get(id)).toMatchObject({ completed: true, next_id: next })
  }
  // Editing the next one works offline, too.
  await here.mutate.update({ id: next, title: 'water the plants' })
  for (const device of [one, two]) device.network.isUp = true
  for (const replica of [here, there]) {
    const { tasks, issues } = await until(
      replica,
      (snapshot) => isSettled(snapshot) && snapshot.byId.get(next)?.title === 'water the plants',
    )
    expect(issues).toEqual([])
    expect(tasks.map((task) => task.id).toSorted()).toEqual([id, next].toSorted())
  }
})

test('an offline edit of a due date is put aside when the task was completed elsewhere, and applied to the next one', async () => {
  await using server = await startServer()
  const [one, two] = [await createDevice(server.url, ada, true), await createDevice(server.url, ada)]
  await using here = one.open()
  await using there = two.open()
  await Promise.all([until(here, isLive), until(there, isLive)])
  const recurrence = { rule: 'FREQ=DAILY' }
  const { id } = await here.mutate.create({ title: 'water', due_date: '2090-01-02', recurrence })
  await until(here, isSettled)
  await until(there, ({ byId }) => byId.has(id))
  goOffline(one)
  await here.mutate.update({ id, due_date: '2090-03-01', recurrence: { rule: 'FREQ=WEEKLY' } })
  await there.mutate.complete({ id, completed: true })
  await until(there, isSettled)
  one.network.isUp = true
  // The refusal may arrive before the log that has the completion and the next task.
  const { issues, byId } = await until(
    here,
    (snapshot) => snapshot.issues.length === 1 && isSettled(snapshot) && snapshot.byId.has(nextTaskId(id)),
  )
  expect(byId.get(id)).toMatchObject({ completed: true, due_date: '2090-01-02' })
  const [issue] = issues
  expect(issue?.refusal.code).toBe('REVISION_CONFLICT')
  expect(successorOf(issue!)).toBe(nextTaskId(id))
  await here.applyToNext(issue!.operation.op_id)
  const applied = await until(here, (snapshot) => snapshot.issues.length === 0 && isSettled(snapshot))
  expect(applied.byId.get(nextTaskId(id))).toMatchObject({
    due_date: '2090-03-01',
    recurrence: { rule: 'FREQ=WEEKLY', start: '2090-03-01' },
  })
  await until(there, ({ byId: seen }) => seen.get(nextTaskId(id))?.due_date === '2090-03-01')
})
