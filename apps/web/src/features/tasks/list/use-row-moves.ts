import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { usePrefetch } from '../../../shared/replica/use-after-first-sync.ts'
import { useNotify } from '../data/task-context.ts'
import { useSubtaskActions } from '../data/use-subtask-actions.ts'
import type { MoveStep } from './movable-rows.ts'
import type { MovableList } from './move-rows.ts'

const loadMoves = () => import('./move-rows.ts')

/** The commands that move rows in a manual order. Their code is loaded after the first sync. */
export function useRowMoves(list: Pick<MovableList, 'sections' | 'isManual' | 'targets' | 'stay'>) {
  const { place } = useSubtaskActions()
  const { getSnapshot } = useReplica()
  const announce = useAnnounce()
  const notify = useNotify()
  usePrefetch(loadMoves)
  const movable: MovableList = { ...list, tasks: () => getSnapshot().tasks, place, announce, notify }
  const step = (by: MoveStep) => () => {
    if (list.targets().length === 0) return false
    void loadMoves().then(
      ({ moveByStep }) => moveByStep(movable, by),
      () => undefined,
    )
    return true
  }
  return {
    moves: {
      'move-up': step('up'),
      'move-down': step('down'),
      'move-top': step('top'),
      'move-bottom': step('bottom'),
    },
    movable,
  }
}
