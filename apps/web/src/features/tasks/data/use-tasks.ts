import { useMutationState, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { replayChanges } from './replay-changes.ts'
import { changesKey } from './task-data.ts'
import { useTaskData } from './task-data-context.ts'
import type { Task, TaskChange } from './task-change.ts'

/** The changes under way, in the order in which they were made. */
export function usePendingChanges(): readonly TaskChange[] {
  return useMutationState({
    filters: { mutationKey: changesKey, status: 'pending' },
    select: (mutation) => mutation.state.variables as TaskChange,
  })
}

/** The tasks with everything the person just did; undefined until the first answer. */
export function useTasks() {
  const { data, error, refetch } = useQuery(useTaskData().list)
  const pending = usePendingChanges()
  const tasks = useMemo<readonly Task[] | undefined>(
    () => data && replayChanges(data, pending),
    [data, pending],
  )
  return { tasks, pending, error, refetch }
}
