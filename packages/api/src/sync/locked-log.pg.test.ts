import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { appRouter } from '../router.ts'
import { createTestWorld, type Person, type TestWorld } from '../testing/index.ts'
import { createWriteTurns } from './write-turns.ts'

/** Statements that wait for a lock. */
async function waiting({ deps: { db } }: TestWorld): Promise<number> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length
}

test('a user whose counter is locked delays nobody else, and its writes follow in their order', async () => {
  await using world = await createTestWorld()
  const deps = { ...world.deps, writeTurns: createWriteTurns({ wait: 30_000 }) }
  const callOf = ({ access_token }: Person) =>
    appRouter.createCaller({ deps, access_token, user_agent: 'test' })
  const held = await world.person()
  const calls = { held: callOf(held), other: callOf(await world.person()) }
  const finished: string[] = []
  const writes = await deps.db.transaction().execute(async (holder) => {
    await holder.selectFrom('users').select('id').where('id', '=', held.actor.user_id).forUpdate().execute()
    // More than the pool has connections.
    const begun = Array.from({ length: 30 }, (_, n) => {
      const title = `Task ${n}`
      const write =
        n % 10 === 5
          ? calls.held.sync
              .batch({ commands: [{ kind: 'task', op: 'create', title }] })
              .then(({ results: [result] }) => result?.entity?.revision)
          : calls.held.tasks.create({ title }).then(({ revision }) => revision)
      return write.finally(() => finished.push(title))
    })
    await vi.waitUntil(async () => (await waiting(world)) > 0, { timeout: 20_000 })
    const created = await Promise.all(
      Array.from({ length: 30 }, (_, n) => calls.other.tasks.create({ title: `Other ${n}` })),
    )
    const found = await Promise.all(created.map(({ id }) => calls.other.tasks.get({ id })))
    expect(found).toHaveLength(30)
    expect(await calls.held.tasks.list()).toEqual([])
    expect([await waiting(world), finished]).toEqual([1, []])
    return { begun }
  })
  const revisions = await Promise.all(writes.begun)
  const all = revisions.map((_, n) => n + 1)
  expect(revisions.toSorted((a, b) => Number(a) - Number(b))).toEqual(all)
  const single = revisions.filter((_, n) => n % 10 !== 5).map(Number)
  expect(single).toEqual(single.toSorted((a, b) => a - b))
})
