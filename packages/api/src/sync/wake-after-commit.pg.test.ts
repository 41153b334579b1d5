import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertTasks } from '../tasks/task-sets.repository.ts'
import { insertSubtask } from '../tasks/subtasks.repository.ts'
import { insertTask } from '../tasks/task-creation.repository.ts'
import { moveTask } from '../tasks/task-moves.repository.ts'
import * as trash from '../tasks/task-trash.repository.ts'
import * as writes from '../tasks/task-writes.repository.ts'
import { updateTexts } from '../tasks/text-writes.repository.ts'
import { createTestWorld, type TestWorld } from '../testing/index.ts'

const waitingWrites = async ({ deps }: TestWorld) => {
  const { rows } = await sql<{ count: number }>`select count(*) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(deps.db)
  return rows[0]?.count
}

test('no write notifies in its own transaction, neither by its statement nor by a trigger', async () => {
  const singles = Object.values({
    ...writes,
    ...trash,
    insertTask,
    insertSubtask,
    moveTask,
    updateTexts,
  }).flatMap(({ plain, keyed }) => [plain.text, keyed.text])
  const texts = [...singles, insertTasks.text]
  expect(texts.length).toBeGreaterThan(12)
  for (const text of texts) expect(text).not.toMatch(/notify/i)
  await using world = await createTestWorld()
  const rules = await sql`select rulename from pg_rules where schemaname = 'public'`.execute(world.deps.db)
  expect(rules.rows).toEqual([])
  const functions = await sql<{ name: string; body: string }>`
    select proname as name, prosrc as body from pg_proc
    where pronamespace = 'public'::regnamespace or oid in (select tgfoid from pg_trigger where not tgisinternal)`.execute(
    world.deps.db,
  )
  // Triggers are among them.
  expect(functions.rows.map(({ name }) => name)).toContain('set_next_reminder')
  for (const { name, body } of functions.rows) expect(body, name).not.toMatch(/notify/i)
})

test('a wake-up comes after the commit, so that a reader then sees the write', async () => {
  await using world = await createTestWorld()
  const { call, actor } = await world.person()
  const seen: Promise<number | undefined>[] = []
  world.deps.wakeBus.subscribe(actor.user_id, () => {
    const head = sql<{ revision: number }>`select revision from users where id = ${actor.user_id}`
    seen.push(head.execute(world.deps.db).then(({ rows }) => rows[0]?.revision))
  })
  // Open the connections first: the write waits within a time limit.
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.02)`.execute(world.deps.db)))
  let write: Promise<unknown> | undefined
  await world.deps.db.transaction().execute(async (locked) => {
    await sql`select from users where id = ${actor.user_id} for update`.execute(locked)
    write = call.tasks.create({ title: 'waits for the counter' })
    await expect.poll(() => waitingWrites(world)).toBe(1)
    expect(seen).toEqual([])
  })
  await write
  expect(await Promise.all(seen)).toEqual([1])
})
