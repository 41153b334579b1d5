import { useState } from 'react'
import { useReplicaHost } from '../../shared/replica/replica-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'

/** Signs out and deletes the user's data on this device. Asks first when unsent edits would be lost. */
export function useSignOut() {
  const { session } = useClient()
  const host = useReplicaHost()
  const [unsaved, setUnsaved] = useState(0)
  const leave = () => void host.purge().then(session.signOut, session.signOut)
  return {
    unsaved,
    signOut: () => {
      const { outbox, issues } = host.current()?.getSnapshot() ?? { outbox: [], issues: [] }
      const count = outbox.length + issues.length
      if (count === 0) leave()
      else setUnsaved(count)
    },
    leave,
    stay: () => setUnsaved(0),
  }
}
