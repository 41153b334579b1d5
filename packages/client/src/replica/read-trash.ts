import { nextTrashCursor, type DeletedTask, type Trash } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import type { Connection } from '../connection.ts'
import type { Procedures } from '../client-router.ts'
import { isPresent } from './presence.ts'

const PAGE_SIZE = 100
/** A replica keeps the texts of no more deleted tasks than that. */
const MAX_READ = 500

interface Asked {
  readonly procedures: Pick<Procedures['tasks'], 'trash'>
  readonly connection: Connection
  readonly user_id: string
  /** Where the replica stands in the log. */
  readonly cursor: string | undefined
}

/** The latest deleted tasks of the user, page by page; undefined when the server does not answer, or would tell of another user's. */
export async function readTrash({
  procedures,
  connection,
  user_id,
  cursor,
}: Asked): Promise<Trash | undefined> {
  const tasks: DeletedTask[] = []
  let next: string | null = ''
  try {
    while (next !== null && tasks.length < MAX_READ) {
      if (!isPresent(connection, user_id)) return undefined
      const query = { limit: PAGE_SIZE, ...(next !== '' && { cursor: next }) }
      const page: DeletedTask[] = await procedures.trash.query(query)
      // Somebody else may have signed in while it was on the way.
      if (page.some((task) => task.user_id !== user_id)) return undefined
      tasks.push(...page)
      next = nextTrashCursor(page, query)
    }
  } catch (error) {
    if (isTRPCClientError(error)) return undefined
    throw error
  }
  return { tasks, isWhole: next === null, cursor }
}
