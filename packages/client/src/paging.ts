import { nextCursor as cursorAfter } from '@taskwire/domain'
import type { ListTasksQuery, Procedures, Task } from './client-router.ts'

/**
 * Returns the cursor of the page after `tasks`, or null after the last page.
 *
 * @param tasks a page
 * @param query the query of that page
 *
 * @example
 * const page = await client.tasks.list.query({ limit: 50 })
 * const cursor = nextCursor(page, { limit: 50 })
 */
export const nextCursor: (tasks: readonly Task[], query: ListTasksQuery) => string | null = cursorAfter

/** Tasks per request of {@link eachTask} without a `limit`. */
const PAGE_SIZE = 100

/**
 * Iterates over all tasks of a query, and requests each page when the loop reaches it. `limit` is the size of a page; 100 when omitted.
 *
 * @throws what `tasks.list` throws, in the iteration that requests a page
 * @example
 * for await (const task of eachTask(client, { status: 'pending' })) console.log(task.title)
 */
export async function* eachTask(
  client: Pick<Procedures, 'tasks'>,
  query: ListTasksQuery = {},
): AsyncGenerator<Task, void, undefined> {
  const page = { ...query, limit: query.limit ?? PAGE_SIZE }
  for (;;) {
    const tasks = await client.tasks.list.query(page)
    yield* tasks
    const cursor = nextCursor(tasks, page)
    if (cursor === null) return
    page.cursor = cursor
  }
}
