import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { t } from '../../../shared/texts/texts.ts'

export interface SaveStateProps {
  readonly id: string
  /** A field shows a text that is not saved yet. */
  readonly isUnsaved: boolean
  /** A text was changed on another device too, and nobody chose yet. */
  readonly isUndecided: boolean
}

/** Where what was typed is by now: in the field, on the way, on this device, or with the server. */
export function SaveState({ id, isUnsaved, isUndecided }: SaveStateProps) {
  const isPending = useReplicaValue(({ pendingIds }) => pendingIds.has(id))
  const isAway = useReplicaValue(
    ({ status }) => status.connection === 'offline' && status.storage === 'device',
  )
  const texts = t().tasks.panel
  if (isUndecided) return editingTexts().undecided
  if (isUnsaved) return <span className="animate-after-wait">{editingTexts().unsaved}</span>
  if (!isPending) return texts.saved
  return isAway ? texts.kept : <span className="animate-after-wait">{texts.saving}</span>
}
