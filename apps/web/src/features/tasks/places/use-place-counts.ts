import { useMemo, useState } from 'react'
import { useToday } from '../../../shared/dates/use-today.ts'
import { createPlaceCounter, type PlaceCounts } from '../list/count-places.ts'
import { useVisibleTasks } from '../list/use-visible-tasks.ts'

/** Returns the number of open tasks in each place, and keeps it up to date. */
export function usePlaceCounts(): PlaceCounts {
  const tasks = useVisibleTasks()
  const today = useToday()
  const [count] = useState(createPlaceCounter)
  return useMemo(() => count(tasks, today), [count, tasks, today])
}
