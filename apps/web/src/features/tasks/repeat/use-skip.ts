import type { skippedTo } from '@taskwire/domain/recurrence'
import { useEffect, useState } from 'react'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import type { Task, TaskPatch } from '../data/task.ts'

/** Returns the patch that moves a repeating task to its next occurrence. Undefined when none follows, and while the code loads. */
export function useSkip(task: Task | undefined): (TaskPatch & { readonly due_date: string }) | undefined {
  const { now } = useRuntime()
  const [load, setLoad] = useState<{ readonly skippedTo: typeof skippedTo }>()
  const repeats = task !== undefined && task.recurrence !== null && !task.completed
  useEffect(() => {
    if (!repeats) return
    import('@taskwire/domain/recurrence').then(setLoad, () => undefined)
  }, [repeats])
  return repeats ? load?.skippedTo(task, now().toISOString()) : undefined
}
