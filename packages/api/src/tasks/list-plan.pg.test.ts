import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestWorld, type TestWorld } from '../testing/index.ts'
import { listDeletedTasks, listPlace, listTasks } from './tasks.repository.ts'

/** Inserts `count` tasks; with `isDeleted`, tombstones. */
async function fill(world: TestWorld, user_id: string, from: number, count: number, isDeleted: boolean) {
  await sql`insert into tasks (user_id, id, title, description, status, priority, created_at, updated_at, deleted_at, revision)
    select ${user_id}::uuid, gen_random_uuid(), 'task', repeat('x', 200), 'pending', 'medium',
      now() - n * interval '1 second', now(), case when ${isDeleted} then now() end, n
    from generate_series(${from}::int, ${from + count - 1}::int) n`.execute(world.deps.db)
}

/** Counts the PostgreSQL pages that a statement reads with its generic plan. */
async function pagesRead(world: TestWorld, statement: string, parameters: string): Promise<number> {
  return world.deps.db.connection().execute(async (db) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(db)
    await sql.raw(`prepare list as ${statement}`).execute(db)
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        `explain (analyze, buffers, format json) execute list (${parameters})`,
      )
      .execute(db)
    await sql`deallocate list`.execute(db)
    await sql`reset plan_cache_mode`.execute(db)
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {}
    return (plan['Shared Hit Blocks'] ?? Number.NaN) + (plan['Shared Read Blocks'] ?? Number.NaN)
  })
}

function listPages(world: TestWorld, user_id: string, limit: number | null) {
  const { text } = listTasks.created_at.desc
  return pagesRead(
    world,
    text,
    `'${user_id}', null, null, null, null, null, null, false, null, null, ${limit}`,
  )
}

test('a list reads no deleted tasks, and a page only its own', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  await fill(world, actor.user_id, 1, 200, false)
  await fill(world, actor.user_id, 201, 20_000, true)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  // 20,000 tombstones take some 900 pages.
  expect(await listPages(world, actor.user_id, null)).toBeLessThan(40)
  expect(await listPages(world, actor.user_id, 20)).toBeLessThan(20)

  await sql`update tasks set deleted_at = null`.execute(world.deps.db)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  expect(await listPages(world, actor.user_id, 20)).toBeLessThan(40)
})

test('a list of one place reads only its own tasks, in their order', async () => {
  await using world = await createTestWorld()
  const { actor, call } = await world.person()
  await fill(world, actor.user_id, 101, 20_000, false)
  const list = await call.lists.create({ title: 'Work' })
  for (const title of ['a', 'b', 'c']) await call.tasks.create({ title, list_id: list.id })
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  const filters = 'null, null, null, null, null, null, false, null, null'
  const pages = (limit: number, place: string) =>
    pagesRead(world, listPlace.position.asc.text, `'${actor.user_id}', ${filters}, ${limit}, ${place}`)
  // 20,000 tasks take some 1,400 pages.
  expect(await pages(500, `'${list.id}', '${list.id}', null`)).toBeLessThan(20)
  expect(await pages(20, `'00000000-0000-0000-0000-000000000000', null, null`)).toBeLessThan(50)
})

test('a page of the trash reads only its own tombstones, near or far', async () => {
  await using world = await createTestWorld()
  const [{ actor }, other] = [await world.person(), await world.person()]
  await fill(world, actor.user_id, 1, 200, false)
  await fill(world, actor.user_id, 201, 10_000, true)
  await fill(world, other.actor.user_id, 1, 20_000, true)
  await sql`vacuum analyze tasks`.execute(world.deps.db)
  for (const below of [Number.MAX_SAFE_INTEGER, 5_000])
    expect(
      await pagesRead(world, listDeletedTasks.text, `'${actor.user_id}', ${below}, 100, null, 0`),
    ).toBeLessThan(20)
})
