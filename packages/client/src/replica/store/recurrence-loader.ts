import { provideRecurrence, type EntityKey, type RowState } from '@taskwire/domain'
import { importPart } from '../../import-part.ts'

/**
 * Returns a function that loads the code of repeating tasks once a row repeats, and once per process. Without it a completion shows
 * no next task until the server's log brings it.
 */
export function createRecurrenceLoader(
  read: (key: EntityKey) => RowState | undefined,
): (changed: ReadonlySet<EntityKey>) => void {
  let isAsked = false
  const repeats = (key: EntityKey) => {
    const row = read(key)?.living
    return row != null && 'recurrence' in row && row.recurrence !== null
  }
  return (changed) => {
    if (isAsked || !Array.from(changed).some(repeats)) return
    isAsked = true
    importPart(() => import('@taskwire/domain/recurrence')).then(provideRecurrence, () => {
      // Offline before the chunk was cached: the next change tries again.
      isAsked = false
    })
  }
}
