import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'

/** Where what was typed is by now: on the way, on this device, or with the server. */
export function SaveState({ id }: { readonly id: string }) {
  const isPending = useReplicaValue(({ pendingIds }) => pendingIds.has(id))
  const isAway = useReplicaValue(
    ({ status }) => status.connection === 'offline' && status.storage === 'device',
  )
  const texts = t().tasks.panel
  if (!isPending) return texts.saved
  return isAway ? texts.kept : <span className="animate-after-wait">{texts.saving}</span>
}
