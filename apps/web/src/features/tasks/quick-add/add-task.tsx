import { usePhone } from '../../../shared/ui/use-media.ts'
import type { Place } from '../task-search.ts'
import { AddButton } from './add-button.tsx'
import { QuickAdd } from './quick-add.tsx'

/** Where a person adds tasks: a field above the list, or on a phone a button in the thumb's reach. */
export function AddTask({ place }: { readonly place: Place }) {
  return usePhone() ? <AddButton place={place} /> : <QuickAdd place={place} />
}
