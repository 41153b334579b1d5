import { useState } from 'react'
import { useReplicaHost } from '../../shared/replica/replica-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'

/** Nobody is kept from leaving by a server that does not answer. */
const LIMIT_MS = 2_000

/** Signing out forgets what this device keeps, and asks first when some of it is nowhere else. */
export function useSignOut() {
  const { session, auth } = useClient()
  const host = useReplicaHost()
  const [unsaved, setUnsaved] = useState(0)
  const leave = async () => {
    await host.forget().catch(ignore)
    // The session ends on the server too; where that is out of reach, it ends there by itself.
    await auth.logout.mutate({}, { signal: AbortSignal.timeout(LIMIT_MS) }).catch(ignore)
    session.signOut()
  }
  return {
    unsaved,
    signOut: () => {
      const { outbox, issues } = host.current()?.getSnapshot() ?? { outbox: [], issues: [] }
      const count = outbox.length + issues.length
      if (count === 0) void leave()
      else setUnsaved(count)
    },
    leave: () => void leave(),
    stay: () => setUnsaved(0),
  }
}

/** Whatever failed, the way out is open. */
function ignore(): void {}
