import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../../shared/session/client-context.tsx'
import { countUnsaved } from '../../shared/session/unsaved.ts'

/** Signing out asks first when something would be lost. */
export function useSignOut() {
  const { session } = useClient()
  const queryClient = useQueryClient()
  const [unsaved, setUnsaved] = useState(0)
  return {
    unsaved,
    signOut: () => {
      const count = countUnsaved(queryClient)
      if (count === 0) session.signOut()
      else setUnsaved(count)
    },
    leave: session.signOut,
    stay: () => setUnsaved(0),
  }
}
