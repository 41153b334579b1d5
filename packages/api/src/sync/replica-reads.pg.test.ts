import { inspectReplica, openReplica, verifyEpoch, type Db } from '@taskwire/db'
import { startPrimary } from '@taskwire/db/testing'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { registerAccount } from '../accounts/register-account.ts'
import { authenticate } from '../authenticate.ts'
import { inTransaction } from '../in-transaction.ts'
import { listLabels } from '../labels/read-labels.ts'
import { appRouter } from '../router.ts'
import { openSession } from '../sessions/open-session.ts'
import { createTestDeps, testPassword } from '../testing/index.ts'
import { createReplicaReads, type ReadTarget } from './replica-reads.ts'
import { readHeads } from './sync.repository.ts'

/** Longer than any run: what is committed after the start of the standby isn't replayed before it catches up. */
const DELAY = '10h'
/** For busy machines: a read that fails by a limit would run on the primary. */
const limits = { wait: 60_000, connect: 60_000, statement: 60_000 }

test('reads leave the primary only when the replica has every acknowledged write', async () => {
  await using primary = await startPrimary()
  const log = vi.fn<(line: string) => void>()
  const ran = vi.fn<(text: string) => void>()
  const targets: ReadTarget[] = []
  // Two processes: only the second one has a replica, and nothing tells it of the writes of the first.
  const writing = createTestDeps(primary.db)
  const reading = createTestDeps(primary.db)
  const person = async (email: string) => {
    const input = { email, password: testPassword }
    const user = await registerAccount(writing, input, { user_agent: 'test' }, { strictPassword: false })
    const { access_token } = await openSession(writing, user.id, { contract: 'native', user_agent: 'test' })
    const write = appRouter.createCaller({ deps: writing, access_token, user_agent: 'test' })
    return { write, access_token }
  }
  const [ada, bob] = [await person('ada@example.com'), await person('bob@example.com')]
  const list = await ada.write.lists.create({ id: v7(), title: 'Errands' })
  const label = await ada.write.labels.create({ id: v7(), name: 'Home' })
  const task = await ada.write.tasks.create({ title: 'Milk', list_id: list.id })
  await bob.write.tasks.create({ title: 'Bread' })
  const { cursor: old } = await bob.write.sync.changes({ limit: 1 })

  await using standby = await primary.startStandby(DELAY)
  await using replica = openReplica({
    url: standby.url,
    log,
    onStatement: ran,
    limits,
    unusedAfter: Infinity,
  })
  const reads = createReplicaReads({ db: primary.db, replica, onRead: (target) => targets.push(target) })
  const deps = { ...reading, replica: reads }
  const readerOf = ({ access_token }: typeof ada) =>
    appRouter.createCaller({ deps, access_token, user_agent: 'test' })
  const [adaReads, bobReads] = [readerOf(ada), readerOf(bob)]
  const ranOn = async <Result>(work: Promise<Result>): Promise<[Result, ReadTarget[]]> => {
    targets.length = 0
    return [await work, [...targets]]
  }
  const behind: ReadTarget[] = ['primary_behind']

  // Everything is there: each read runs on the replica, and returns what the primary returns.
  const calls: readonly ((call: typeof adaReads) => Promise<unknown>)[] = [
    (call) => call.tasks.list({}),
    (call) => call.tasks.list({ search: 'milk', limit: 10 }),
    (call) => call.tasks.list({ list_id: list.id }),
    (call) => call.tasks.get({ id: task.id }),
    (call) => call.lists.list({}),
    (call) => call.lists.get({ id: list.id }),
    (call) => call.labels.list(),
    (call) => call.labels.get({ id: label.id }),
    (call) => call.sync.changes({}),
  ]
  for (const call of calls) {
    const expected = await call(ada.write)
    expect(await ranOn(call(adaReads)), String(call)).toEqual([expected, ['replica']])
  }
  expect(ran).toHaveBeenCalledTimes(calls.length)
  // So do the reads that write the JSON of their rows.
  for (const call of calls.filter((each) => /tasks\.list|changes/.test(String(each)))) {
    const onJsonText = vi.fn<(output: object, text: string) => void>()
    const { access_token } = ada
    const writes = appRouter.createCaller({ deps, access_token, user_agent: 'test', onJsonText })
    expect((await ranOn(call(writes)))[1], String(call)).toEqual(['replica'])
    expect(JSON.parse(onJsonText.mock.calls[0]?.[1] ?? ''), String(call)).toEqual(await call(ada.write))
  }
  const missing = await ranOn(adaReads.tasks.get({ id: v7() }).catch((error: Error) => error.message))
  expect(missing, 'only the primary may say that a task does not exist').toEqual([
    expect.stringContaining('not found'),
    behind,
  ])
  const actor = await authenticate(deps, ada.access_token)
  const held = inTransaction(deps, (inside) => listLabels({ deps: inside, actor }))
  expect((await ranOn(held))[1], 'a transaction reads on its own connection').toEqual([])

  // The replica falls behind: Ada sees each of her writes through the other process, Bob's reads stay on the replica.
  const { cursor } = await ada.write.sync.changes({})
  await ada.write.tasks.update({ id: task.id, title: 'Oat milk' })
  await ada.write.tasks.create({ title: 'Cheese' })
  expect(await ranOn(adaReads.tasks.get({ id: task.id }))).toMatchObject([{ title: 'Oat milk' }, behind])
  expect(await ranOn(adaReads.tasks.list({ search: 'cheese' }))).toMatchObject([
    [{ title: 'Cheese' }],
    behind,
  ])
  const [page, pageTargets] = await ranOn(adaReads.sync.changes({ cursor }))
  expect([page.changes.length, page.reset, pageTargets]).toEqual([2, false, behind])
  expect(await ranOn(bobReads.sync.changes({ cursor: old }))).toMatchObject([
    { changes: [], reset: false },
    ['replica'],
  ])
  await ada.write.tasks.delete({ id: task.id })
  await expect(adaReads.tasks.get({ id: task.id })).rejects.toThrow(/not found/)

  // The primary renews its epoch, which the replica doesn't show yet.
  await verifyEpoch(primary.db, { force: true, fresh: 'renewed' })
  const renewed = { changes: [{ entity: { title: 'Bread' } }], reset: true }
  expect(await ranOn(bobReads.sync.changes({ cursor: old }))).toMatchObject([renewed, [...behind, ...behind]])
  await standby.catchUp()
  expect(await ranOn(bobReads.sync.changes({ cursor: old }))).toMatchObject([renewed, ['replica', 'replica']])
  expect(await ranOn(adaReads.sync.changes({}))).toMatchObject([
    { changes: [{}, {}, { entity: { title: 'Cheese' } }] },
    ['replica'],
  ])
  expect(await inspectReplica(standby.url, primary.db, { within: 60_000 })).toEqual({
    isStandby: true,
    isSameSystem: true,
    isSameEpoch: true,
    lag: expect.any(Number) as number,
    schema: { pending: [], unknown: [] },
  })

  // The replica shows a commit that the primary doesn't show yet: no read may return what the next one lacks.
  {
    await using held = await primary.holdCommits()
    const { access_token } = ada
    const caller = appRouter.createCaller({ deps: createTestDeps(held.db), access_token, user_agent: 'test' })
    const before = await headOn(standby.db, actor.user_id)
    const written = caller.tasks.create({ title: 'Early' })
    await vi.waitFor(
      async () => expect(await headOn(standby.db, actor.user_id)).toBeGreaterThan(before),
      60_000,
    )
    expect(await ranOn(adaReads.tasks.list({ search: 'early' }))).toEqual([[], behind])
    await held.release()
    await written
    expect(await ranOn(adaReads.tasks.list({ search: 'early' }))).toMatchObject([
      [{ title: 'Early' }],
      ['replica'],
    ])
  }

  // A promoted server may have a history of its own, also before its epoch is renewed.
  await sql`select pg_promote(true, 60)`.execute(standby.db)
  const tasks = await bob.write.tasks.list({})
  expect(await ranOn(bobReads.tasks.list({}))).toEqual([tasks, behind])
  expect(await inspectReplica(standby.url, primary.db, { within: 60_000 })).toMatchObject({
    isStandby: false,
    isSameEpoch: true,
    lag: undefined,
  })

  // A lost replica: the read that notices it and all others run on the primary, and the log says so once.
  expect(log).not.toHaveBeenCalled()
  await standby.stop()
  expect(await ranOn(bobReads.tasks.list({}))).toEqual([tasks, ['primary_failed']])
  const [again, [target]] = await ranOn(bobReads.tasks.list({}))
  expect(again).toEqual(tasks)
  // On a busy machine the rest may be over already.
  expect(target).toBeOneOf(['primary_resting', 'primary_failed'])
  expect(log.mock.calls).toEqual([
    [expect.stringMatching(/^reads use the primary, because the replica failed: /)],
  ])
})

async function headOn(db: Db, user_id: string): Promise<number> {
  const [user] = await readHeads(db, { user_ids: [user_id] })
  return user?.revision ?? 0
}
