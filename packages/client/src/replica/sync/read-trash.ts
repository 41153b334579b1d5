import { nextTrashCursor, type DeletedTask, type Trash } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import type { Procedures } from '../../client-router.ts'
import type { Connection } from '../../connection.ts'
import { isSignedInAs } from './user-connection.ts'

export { receiveTrash } from '@taskwire/domain'

const PAGE_SIZE = 100
/** A replica stores the texts of at most so many deleted tasks. */
const MAX_READ = 500

interface TrashRequest {
  readonly procedures: Pick<Procedures['tasks'], 'trash'>
  readonly connection: Connection
  readonly user_id: string
  /** The replica's cursor in the log. */
  readonly cursor: string | undefined
}

/**
 * Reads the user's latest deleted tasks page by page. Returns undefined when the server doesn't respond, or when another user has
 * signed in.
 */
export async function readTrash({
  procedures,
  connection,
  user_id,
  cursor,
}: TrashRequest): Promise<Trash | undefined> {
  const tasks: DeletedTask[] = []
  let next: string | null = ''
  try {
    while (next !== null && tasks.length < MAX_READ) {
      if (!isSignedInAs(connection, user_id)) return undefined
      const query = { limit: PAGE_SIZE, ...(next !== '' && { cursor: next }) }
      const page: DeletedTask[] = await procedures.trash.query(query)
      // Another user may have signed in while the request was under way.
      if (page.some((task) => task.user_id !== user_id)) return undefined
      tasks.push(...page)
      next = nextTrashCursor(page, query)
    }
  } catch (error) {
    if (isTRPCClientError(error)) return undefined
    throw error
  }
  return { kind: 'task', rows: tasks, isWhole: next === null, cursor }
}
