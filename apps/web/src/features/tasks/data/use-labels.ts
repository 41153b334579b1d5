import { useMemo } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import type { Label, Task } from './task.ts'

/** Returns the labels of a task in the user's order. */
export function useLabelsOf({ label_ids }: Task): readonly Label[] {
  const labels = useReplicaValue(({ labels }) => labels)
  return useMemo(
    () => (label_ids.length === 0 ? [] : labels.filter(({ id }) => label_ids.includes(id))),
    [labels, label_ids],
  )
}
