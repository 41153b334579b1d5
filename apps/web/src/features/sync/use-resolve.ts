import type { SyncIssue } from '@taskwire/client/replica'
import { useCallback } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { t } from '../../shared/texts/texts.ts'
import { resolutionsOf, type Choice } from './resolutions.ts'
import { shortenTitle } from './shorten-title.ts'
import { useTitleOf } from './use-title-of.ts'

/** Carries a decision out, says so and keeps it in the list; the focus goes to the page, since what it was on is gone. */
export function useResolve({ operation }: SyncIssue) {
  const announce = useAnnounce()
  const replica = useReplica()
  const { now } = useRuntime()
  const titleOf = useTitleOf()
  return useCallback(
    (choice: Choice, resolving: Promise<unknown>, undo?: () => Promise<unknown>) => {
      const title = shortenTitle(titleOf(operation))
      const say = () => {
        resolutionsOf(replica).add({
          op_id: operation.op_id,
          choice,
          title,
          at: now().toISOString(),
          undo,
        })
        announce(t().sync.resolved)
        document.querySelector('main')?.focus()
      }
      // It is shown and sent also when the device could not store it.
      void resolving.then(say, say)
    },
    [announce, replica, now, titleOf, operation],
  )
}
