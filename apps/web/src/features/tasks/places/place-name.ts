import type { Snapshot } from '@taskwire/client/replica'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'
import { labelIdOf, listIdOf, type Screen } from '../task-search.ts'

/** Returns the name of a screen. Undefined for a list or label that doesn't exist on this device. */
export function placeName(
  screen: Screen,
  { lists, labels }: Pick<Snapshot, 'lists' | 'labels'>,
): string | undefined {
  const [list, label] = [listIdOf(screen), labelIdOf(screen)]
  if (list !== undefined) return lists.byId.get(list)?.title
  if (label !== undefined) return labels.byId.get(label)?.name
  return t().tasks.views[screen as keyof ReturnType<typeof t>['tasks']['views']]
}

/** Returns the name of a screen, and keeps it up to date. */
export function usePlaceName(screen: Screen): string | undefined {
  return useReplicaValue((snapshot) => placeName(screen, snapshot))
}
