import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'

export interface SaveStateProps {
  readonly id: string
  /** A field contains unsaved text. */
  readonly isUnsaved: boolean
  /** A text has an undecided conflict with another device. */
  readonly isUndecided: boolean
}

/** Shows whether the task's edits are unsaved, being sent, saved on this device, or saved on the server. */
export function SaveState({ id, isUnsaved, isUndecided }: SaveStateProps) {
  const isPending = useReplicaValue(({ pendingIds }) => pendingIds.has(id))
  const isAway = useReplicaValue(
    ({ status }) => status.connection === 'offline' && status.storage === 'device',
  )
  const texts = editingTexts().panel
  if (isUndecided) return editingTexts().undecided
  if (isUnsaved) return <span className="animate-after-wait">{editingTexts().unsaved}</span>
  if (!isPending) return texts.saved
  return isAway ? texts.kept : <span className="animate-after-wait">{texts.saving}</span>
}
