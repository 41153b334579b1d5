import { useCommands } from '../../../shared/commands/command-registry.ts'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { useTaskActions } from '../data/task-context.ts'
import { moveTo, type Cursor } from '../list/cursor.ts'
import { cardBeside, statusBeside, type Column } from './board-columns.ts'
import { setStatus } from './set-status.ts'

interface BoardMoves {
  readonly columns: readonly Column[]
  readonly cursor: Cursor
  readonly ids: readonly string[]
  readonly moveCursor: (next: Cursor) => void
}

/** The commands of a board: they move the cursor between columns, and cards with it. A selected card takes the selection along. */
export function useBoardMoves({ columns, cursor, ids, moveCursor }: BoardMoves) {
  const actions = useTaskActions()
  const { getSnapshot } = useReplica()
  const { active, selected } = cursor

  const goBeside = (by: 1 | -1) => () => {
    const id = active === undefined ? undefined : cardBeside(columns, active, by)
    if (id === undefined) return false
    moveCursor(moveTo(cursor, ids, id))
    return true
  }
  const moveBeside = (by: 1 | -1) => () => {
    const { byId } = getSnapshot().tasks
    const task = active === undefined ? undefined : byId.get(active)
    const status = task && statusBeside(task.status, by)
    if (task === undefined || status === undefined) return false
    const chosen = selected.has(task.id) ? ids.filter((id) => selected.has(id)) : [task.id]
    const moved = chosen.flatMap((id) => byId.get(id) ?? []).filter((one) => one.status !== status)
    moveCursor(cursor)
    setStatus(actions, moved, status)
    return true
  }
  useCommands({
    'card-left': goBeside(-1),
    'card-right': goBeside(1),
    'card-move-left': moveBeside(-1),
    'card-move-right': moveBeside(1),
  })
}
