import type { Db } from '@taskwire/db'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Deps } from './deps.ts'
import { deleteLabelHeld } from './labels/delete-label.ts'
import { lockCarriers } from './labels/labels.repository.ts'
import { lockCascade } from './lists/list-cascades.repository.ts'
import { deleteListHeld, restoreListHeld } from './lists/trash-lists.ts'
import { lockTasks } from './tasks/task-locks.repository.ts'
import { deleteTaskHeld, restoreTaskHeld } from './tasks/trash.ts'
import { updateTaskHeld } from './tasks/update-task.ts'
import { createTestWorld, type TestWorld } from './testing/index.ts'

const TASKS = 2_000
const PARENTS = 500

/** Counts the rows of tasks that a transaction reads. */
function rowsRead({ deps }: TestWorld, work: (held: Deps & { db: Db }) => Promise<unknown>): Promise<number> {
  return deps.db.transaction().execute(async (db) => {
    await work({ ...deps, db })
    const { rows } = await sql<{ read: number }>`
      select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'tasks'`.execute(
      db,
    )
    return rows[0]?.read ?? Number.NaN
  })
}

/** Inserts tasks of a list, of which the first `PARENTS` have a subtask each, and other tasks. */
async function fill(world: TestWorld, user_id: string, list_id: string, label_id: string) {
  await sql`
    with tops as (
      insert into tasks (user_id, id, title, status, priority, list_id, label_ids, had_subtasks, created_at, updated_at, revision)
      select ${user_id}::uuid, gen_random_uuid(), 'task', 'pending', 'medium', case when n <= ${TASKS} then ${list_id}::uuid end,
        case when n <= ${TASKS} then array[${label_id}::uuid] else '{}' end, n <= ${PARENTS}, now(), now(), 10 + n
      from generate_series(1, ${2 * TASKS}) n
      returning id, revision
    )
    insert into tasks (user_id, id, title, status, priority, parent_id, created_at, updated_at, revision)
    select ${user_id}::uuid, gen_random_uuid(), 'subtask', 'pending', 'medium', id, now(), now(), 100000 + revision
    from tops where revision <= 10 + ${PARENTS}`.execute(world.deps.db)
  await sql`update users set revision = 200000, task_count = ${2 * TASKS + PARENTS} where id = ${user_id}`.execute(
    world.deps.db,
  )
}

test.each(['before', 'after'])(
  'a cascade reads its rows a few times, %s statistics are taken',
  async (when) => {
    await using world = await createTestWorld()
    const { actor, call } = await world.person()
    const { user_id } = actor
    const [list, label] = [
      await call.lists.create({ title: 'big' }),
      await call.labels.create({ name: 'many' }),
    ]
    await fill(world, user_id, list.id, label.id)
    if (when === 'after') await sql`vacuum analyze tasks`.execute(world.deps.db)
    const [parent] = await call.tasks.list({ list_id: list.id, limit: 1 })
    const { id } = list
    const few = 30 * (2 * TASKS + PARENTS)
    const deletion = (held: Deps) => deleteListHeld(held, actor, { id })
    const restore = (held: Deps) => restoreListHeld(held, actor, { id })
    for (const round of [1, 2]) {
      expect(
        await rowsRead(world, ({ db }) => lockCascade.delete({ user_id, id })(db, true)),
        `${round}`,
      ).toBeLessThan(few)
      expect(await rowsRead(world, deletion), `deletion ${round}`).toBeLessThan(few)
      expect(
        await rowsRead(world, ({ db }) => lockCascade.restore({ user_id, id })(db, true)),
        `${round}`,
      ).toBeLessThan(few)
      expect(await rowsRead(world, restore), `restore ${round}`).toBeLessThan(few)
    }
    expect(await call.tasks.list({ list_id: id })).toHaveLength(TASKS)
    expect(await rowsRead(world, ({ db }) => lockCarriers(user_id, [label.id])(db, true))).toBeLessThan(few)
    expect(await rowsRead(world, (held) => deleteLabelHeld(held, actor, { id: label.id }))).toBeLessThan(few)
    const one = { id: parent!.id }
    const lock = ({ db }: { db: Db }) => lockTasks(user_id, [one.id], [one.id])(db, true)
    expect(await rowsRead(world, lock)).toBeLessThan(few)
    expect(
      await rowsRead(world, (held) => updateTaskHeld(held, actor, { ...one, completed: true })),
    ).toBeLessThan(few)
    expect(await rowsRead(world, (held) => deleteTaskHeld(held, actor, one))).toBeLessThan(few)
    expect(await rowsRead(world, (held) => restoreTaskHeld(held, actor, one))).toBeLessThan(few)
  },
)
