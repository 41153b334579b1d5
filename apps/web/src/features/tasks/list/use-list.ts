import { useMemo } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import type { Screen } from '../task-search.ts'
import { findTasks } from '../../../shared/tasks/find-tasks.ts'
import { listItems } from './list-items.ts'
import { selectView } from './select-view.ts'
import { useHeldPlaces } from './use-held-places.ts'

/** The lines of a screen, and the ids of its tasks in their order. */
export function useList(screen: Screen, q = '') {
  const tasks = useReplicaValue(({ tasks }) => tasks)
  const deleted = useReplicaValue(({ deleted }) => deleted)
  const today = useToday()
  const { held, hold } = useHeldPlaces()
  const shown = useMemo(() => {
    if (screen === 'trash') return deleted
    return screen === 'search' ? findTasks(tasks, q) : tasks
  }, [screen, q, tasks, deleted])
  const items = useMemo(
    () => listItems(selectView(shown, screen === 'search' ? 'all' : screen, today, held)),
    [shown, screen, today, held],
  )
  const ids = useMemo(() => items.flatMap((item) => (item.type === 'task' ? item.key : [])), [items])
  return { items, ids, today, hold }
}
