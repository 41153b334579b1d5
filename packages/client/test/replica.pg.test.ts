import { expect, test } from 'vitest'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'
import { createDevice, isLive, isSettled, titles, until } from './harness/replica-world.ts'

test('two replicas and a plain client see the same tasks, whichever of them wrote', async () => {
  await using server = await startServer()
  const one = await createDevice(server.url, ada, true)
  const two = await createDevice(server.url, ada)
  await using left = one.open()
  await using right = two.open()
  await Promise.all([until(left, isLive), until(right, isLive)])

  const { id } = await left.mutate.create({ title: ' From the left ' })
  expect(titles(left.getSnapshot())).toEqual(['From the left'])
  await until(right, ({ byId }) => byId.has(id))
  await right.mutate.update({ id, priority: 'high', description: 'From the right' })
  await until(left, ({ byId }) => byId.get(id)?.priority === 'high')
  const plain = await one.client.tasks.create.mutate({ title: 'Plain' })
  await right.mutate.complete({ id: plain.id, completed: true }).then(() => until(right, isSettled))
  await until(left, ({ byId }) => byId.get(plain.id)?.completed === true)
  await left.mutate.delete({ id })
  await until(right, ({ byId, deleted }) => !byId.has(id) && deleted.some((task) => task.id === id))
  await right.mutate.restore({ id })
  expect(right.getSnapshot().byId.get(id)?.description).toBe('From the right')
  await until(left, ({ byId }) => byId.has(id))

  await Promise.all([until(left, isSettled), until(right, isSettled)])
  const truth = await one.client.tasks.list.query()
  expect(left.getSnapshot().tasks).toEqual(truth)
  expect(right.getSnapshot().tasks).toEqual(truth)
  expect(left.getSnapshot()).toBe(left.getSnapshot())
})

test('offline mutations show at once, survive a restart and reach the server', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const kept = await device.client.tasks.create.mutate({ title: 'Kept' })
  const gone = await device.client.tasks.create.mutate({ title: 'Gone' })
  {
    await using replica = device.open()
    await until(replica, isLive)
    device.network.isUp = false
    device.network.cut()
    await until(replica, ({ status }) => status.connection === 'offline')
    const { id } = await replica.mutate.create({ title: 'New' })
    await replica.mutate.update({ id, title: 'New and renamed' })
    await replica.mutate.update({ id: kept.id, due_date: '2027-01-01' })
    await replica.mutate.delete({ id: gone.id })
  }
  await using replica = device.open()
  await replica.loaded
  const offline = replica.getSnapshot()
  expect(titles(offline)).toEqual(['Kept', 'New and renamed'])
  expect(offline.status).toMatchObject({ pending: 4 })
  expect(offline.byId.get(kept.id)?.due_date).toBe('2027-01-01')

  device.network.isUp = true
  await until(replica, isSettled)
  await until(replica, isLive)
  expect(replica.getSnapshot().issues).toEqual([])
  expect(replica.getSnapshot().tasks).toEqual(await device.client.tasks.list.query())
})

test('a mutation whose response was lost is executed once, over a restart too', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  device.network.losesAnswers = 2
  {
    await using replica = device.open()
    await until(replica, isLive)
    await replica.mutate.create({ title: 'Once' })
    await until(replica, () => device.network.losesAnswers < 2)
  }
  await using replica = device.open()
  // Before its storage is read, a replica has an empty outbox.
  await replica.loaded
  await until(replica, isSettled)
  const tasks = await device.client.tasks.list.query()
  expect(tasks.map(({ title, revision }) => [title, revision])).toEqual([['Once', 1]])
  expect(replica.getSnapshot().tasks).toEqual(tasks)
})

test('five errors of the server in a row cause no issue and lose nothing', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  device.network.fails = 5
  await replica.mutate.create({ title: 'Patient' })
  expect(titles(replica.getSnapshot())).toEqual(['Patient'])
  await until(replica, isSettled)
  expect(device.network.fails).toBe(0)
  expect(replica.getSnapshot().issues).toEqual([])
  expect(await device.client.tasks.list.query()).toHaveLength(1)
})

test('a refused creation disappears without the others, and its input stays in the issue', async () => {
  await using server = await startServer({ policy: { maxTasksPerUser: 2 } })
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  device.network.isUp = false
  const [one, , three] = await Promise.all(
    ['One', 'Two', 'Three'].map((title) =>
      replica.mutate.create({ title, description: `All about ${title}` }),
    ),
  )
  await replica.mutate.complete({ id: one!.id, completed: true })
  device.network.isUp = true
  const settled = await until(replica, isSettled)
  expect(titles(settled)).toEqual(['One', 'Two'])
  expect(settled.byId.get(one!.id)?.completed).toBe(true)
  expect(settled.issues).toMatchObject([
    {
      operation: { name: 'create', input: { title: 'Three', description: 'All about Three' } },
      refusal: { code: 'TASK_LIMIT_REACHED' },
    },
  ])

  await replica.mutate.delete({ id: one!.id })
  await replica.retry(three!.op_id)
  const retried = await until(replica, isSettled)
  expect(titles(retried)).toEqual(['Three', 'Two'])
  expect(retried.issues).toEqual([])
})

test('two conflicting descriptions are both kept, and the chosen one wins', async () => {
  await using server = await startServer()
  const one = await createDevice(server.url, ada, true)
  const two = await createDevice(server.url, ada)
  await using left = one.open()
  await using right = two.open()
  const { id } = await left.mutate.create({ title: 'Shared', description: 'First' })
  await until(right, ({ byId, status }) => byId.has(id) && status.connection === 'live')
  one.network.isUp = false
  one.network.cut()
  await left.mutate.update({ id, description: 'Mine, ' })
  await left.mutate.update({ id, description: 'Mine, in two goes' })
  await left.mutate.complete({ id, completed: true })
  await right.mutate.update({ id, description: 'Theirs' })
  await until(right, isSettled)
  one.network.isUp = true

  const { issues, byId } = await until(
    left,
    ({ issues, status }) => issues.length === 2 && status.pending === 0,
    20_000,
  )
  expect(byId.get(id)).toMatchObject({ description: 'Theirs', completed: true })
  expect(issues.map(({ conflict }) => conflict)).toEqual([
    { mine: { description: 'Mine, ' }, theirs: { description: 'Theirs' } },
    { mine: { description: 'Mine, in two goes' }, theirs: { description: 'Theirs' } },
  ])

  await left.discard(issues[0]!.operation.op_id)
  await left.keepMine(issues[1]!.operation.op_id)
  await until(right, ({ byId }) => byId.get(id)?.description === 'Mine, in two goes')
  expect(left.getSnapshot().issues).toEqual([])
})

test('consecutive edits of one replica do not conflict, online or offline', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  const { id } = await replica.mutate.create({ title: 'Draft' })
  for (const title of ['Draft 1', ' Draft 2 ', 'Draft 3']) void replica.mutate.update({ id, title })
  await until(replica, isSettled)
  device.network.isUp = false
  for (const title of ['Draft 4', 'Draft 5']) await replica.mutate.update({ id, title, description: title })
  device.network.isUp = true
  await until(replica, isSettled)
  expect(replica.getSnapshot().issues).toEqual([])
  expect(await device.client.tasks.get.query({ id })).toMatchObject({
    title: 'Draft 5',
    description: 'Draft 5',
  })
})

test('unsent edits survive the end of the session and are sent after the next sign-in', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  server.deps.advance(15 * 86_400_000)
  await replica.mutate.create({ title: 'Late' })
  const waiting = await until(replica, ({ status }) => status.connection === 'signed-out')
  expect(titles(waiting)).toEqual(['Late'])
  expect(waiting.status.pending).toBe(1)

  await device.client.session.signIn(ada)
  await until(replica, isSettled)
  await until(replica, isLive)
  expect(await device.client.tasks.list.query()).toHaveLength(1)
})

test('a replica outlives its access tokens, and shows stored tasks when opened without a network', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  const user = device.client.session.user()
  {
    await using replica = device.open()
    await until(replica, isLive)
    for (const title of ['First', 'Second']) {
      server.deps.advance(16 * 60_000)
      await replica.mutate.create({ title })
      await until(replica, (snapshot) => isSettled(snapshot) && isLive(snapshot))
    }
  }
  server.deps.advance(16 * 60_000)
  device.network.isUp = false
  const restarted = device.restart()
  expect(restarted.client.session.user()).toBe(user)
  await using replica = restarted.open()
  const offline = await until(replica, ({ status }) => status.connection === 'offline')
  expect(titles(offline)).toEqual(['First', 'Second'])
  await replica.mutate.create({ title: 'Third' })
  device.network.isUp = true
  await until(replica, isSettled)
  expect(await restarted.client.tasks.list.query()).toHaveLength(3)
})

test('a successful push ends the wait of the pull loop', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  device.network.reads = false
  device.network.cut()
  // The seventh wait lasts at least eight seconds.
  await expect.poll(() => device.network.unread).toBe(7)
  expect(replica.getSnapshot().status.connection).toBe('offline')
  device.network.reads = true
  await replica.mutate.create({ title: 'Gets through' })
  await until(replica, (snapshot) => isSettled(snapshot) && isLive(snapshot), 7_000)
})

test('mutations of one user are never sent as another', async () => {
  await using server = await startServer()
  const device = await createDevice(server.url, ada, true)
  await using replica = device.open()
  await until(replica, isLive)
  void device.client.session.signOut()
  await replica.mutate.create({ title: 'Of Ada' })
  const bob = { email: 'bob@example.com', password: 'another engine entirely' }
  await device.client.session.signUp(bob)
  await until(replica, ({ status }) => status.connection === 'signed-out')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await device.client.tasks.list.query()).toEqual([])
  expect(replica.getSnapshot().status.pending).toBe(1)
  await device.client.session.signIn(ada)
  await until(replica, isSettled)
})
