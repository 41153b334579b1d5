import { MAX_LIST_TITLE, MAX_LISTS } from '@taskwire/domain'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { pickerTexts } from '../../../shared/texts/pickers.ts'
import { t } from '../../../shared/texts/texts.ts'
import { ChoicePopup } from './choice-popup.tsx'
import type { PickerProps } from './picker-popup.tsx'

interface ListPickerProps extends PickerProps {
  /** The current list; null is the Inbox. Undefined when the tasks are in different lists. */
  readonly value: string | null | undefined
  readonly onChoose: (list: string | null) => void
  /** Omitted where no list can be added. */
  readonly onCreate?: (title: string) => void
}

/** Chooses a list or the Inbox, or creates a list. Archived lists are not offered. */
export function ListPicker({ value, onChoose, onCreate, ...picker }: ListPickerProps) {
  const lists = useReplicaValue(({ lists }) => lists)
  const texts = pickerTexts()
  const shareOfList = (id: string | null) => (id === value ? ('all' as const) : ('none' as const))
  const choices = [
    { id: null, name: t().tasks.views.inbox, color: null, share: shareOfList(null) },
    ...lists
      .filter(({ id, archived_at }) => archived_at === null || id === value)
      .map(({ id, title, color }) => ({ id, name: title, color, share: shareOfList(id) })),
  ]
  return (
    <ChoicePopup
      {...picker}
      label={texts.list}
      placeholder={texts.findList}
      choices={choices}
      maxName={MAX_LIST_TITLE}
      onChoose={({ id }) => onChoose(id)}
      onCreate={lists.length < MAX_LISTS ? onCreate : undefined}
    />
  )
}
