import { nextCursor as cursorAfter } from '@taskwire/domain'
import type { ListTasksQuery, Procedures, Task } from './client-router.ts'

/**
 * The cursor of the page after `tasks`, or null after the last one. `query` is what the page was asked with.
 *
 * @example
 * const page = await client.tasks.list.query({ limit: 50 })
 * const cursor = nextCursor(page, { limit: 50 })
 */
export const nextCursor: (tasks: readonly Task[], query: ListTasksQuery) => string | null = cursorAfter

/** Tasks per request of {@link eachTask} when the query says nothing. */
const PAGE_SIZE = 100

/**
 * Every task that a query finds, fetched page by page as the loop goes on; `limit` is the size of a page (100).
 *
 * @throws what `tasks.list` throws, at the step that fetches
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
