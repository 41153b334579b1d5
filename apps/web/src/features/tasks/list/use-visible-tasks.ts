import { useMemo } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import type { Task } from '../data/task.ts'
import { archivedIds, withoutArchived } from './visible-tasks.ts'

/** Returns the tasks of this device, without those of archived lists unless `withArchived` is set. */
export function useVisibleTasks(withArchived = false): readonly Task[] {
  const tasks = useReplicaValue(({ tasks }) => tasks)
  const lists = useReplicaValue(({ lists }) => lists)
  const archived = useMemo(() => archivedIds(lists), [lists])
  return useMemo(
    () => (withArchived ? tasks : withoutArchived(tasks, tasks.byId, archived)),
    [tasks, archived, withArchived],
  )
}
