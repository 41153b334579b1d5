import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import type { Label, List } from '../data/task.ts'
import { isView, labelIdOf, listIdOf, type Place } from '../task-search.ts'

/** The list or label that a place is. */
interface ShownPlace {
  readonly list: List | undefined
  readonly label: Label | undefined
  /** The list or label in the URL does not exist, or no longer. */
  readonly isMissing: boolean
}

/** Returns the list or label of a place, and keeps it up to date. */
export function usePlace(place: Place): ShownPlace {
  const list = useReplicaValue(({ lists }) => lists.byId.get(listIdOf(place) ?? ''))
  const label = useReplicaValue(({ labels }) => labels.byId.get(labelIdOf(place) ?? ''))
  // Before the log has been read, a row that is not on this device may still exist.
  const isComplete = useReplicaValue(({ isLoaded, isComplete }) => isLoaded && isComplete)
  return { list, label, isMissing: isComplete && !isView(place) && list === undefined && label === undefined }
}
