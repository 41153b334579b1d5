import type { Task } from '@taskwire/domain'
import type { Person } from './test-world.ts'

/** Creates a task with open subtasks of the given titles. */
export async function createFamily({ call }: Person, titles: readonly string[] = ['a', 'b']) {
  const parent = await call.tasks.create({ title: 'parent' })
  const subtasks: Task[] = []
  for (const title of titles) subtasks.push(await call.tasks.create({ title, parent_id: parent.id }))
  return { parent, subtasks, ids: subtasks.map(({ id }) => id).toSorted() }
}

/** Returns the changes after a cursor: the status or "delete", the id, and the revision relative to `base`. */
export async function changesAfter({ call }: Person, cursor: string, base: number) {
  const { changes } = await call.tasks.changes({ cursor })
  return changes.map((change) =>
    change.type === 'delete'
      ? ['delete', change.id, change.revision - base]
      : [change.task.status, change.task.id, change.revision - base],
  )
}

/** Returns the cursor at the end of a person's log. */
export const cursorOf = async ({ call }: Person) => (await call.tasks.changes({ limit: 1_000 })).cursor

/** Returns the revision of a cursor. */
export const headOf = (cursor: string) => Number(cursor.split('.')[1])
