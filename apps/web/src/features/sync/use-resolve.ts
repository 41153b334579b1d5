import type { EntityIssue } from '@taskwire/client/replica'
import { useCallback } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { resolutionsOf, type Choice } from './resolutions.ts'
import { shortenTitle } from './shorten-title.ts'
import { useTitleOf } from './use-title-of.ts'

/** Announces and records a decision. Moves the focus to the page, because the focused button disappears. */
export function useResolve({ operation }: EntityIssue) {
  const announce = useAnnounce()
  const replica = useReplica()
  const { now } = useRuntime()
  const titleOf = useTitleOf()
  return useCallback(
    (choice: Choice, resolving: Promise<unknown>, undo?: () => Promise<unknown>) => {
      const title = shortenTitle(titleOf(operation))
      const finish = () => {
        resolutionsOf(replica).add({
          op_id: operation.op_id,
          choice,
          title,
          at: now().toISOString(),
          undo,
        })
        announce(syncCentreTexts().resolved)
        document.querySelector('main')?.focus()
      }
      // A rejected promise means that the device could not store the edit. It is still shown and sent.
      void resolving.then(finish, finish)
    },
    [announce, replica, now, titleOf, operation],
  )
}
