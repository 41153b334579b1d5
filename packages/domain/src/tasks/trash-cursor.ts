import type { DeletedTask, TrashInput } from './trash.ts'

/** Default number of deleted tasks on a page. */
export const DELETED_PER_PAGE = 100

/** Returns the cursor of the page after `tasks`; null after a page that is not full. */
export function nextTrashCursor(tasks: readonly DeletedTask[], { limit }: TrashInput): string | null {
  const last = tasks.at(-1)
  return last === undefined || tasks.length < (limit ?? DELETED_PER_PAGE) ? null : String(last.revision)
}
