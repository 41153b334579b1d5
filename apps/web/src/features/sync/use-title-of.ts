import { useCallback } from 'react'
import type { Mutation } from '@taskwire/client/replica'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'

/** Returns a function that finds the title of a mutation's task. Falls back to a generic text. */
export function useTitleOf(): (mutation: Mutation) => string {
  const { getSnapshot } = useReplica()
  return useCallback(
    ({ name, input }) => {
      if (name === 'create') return input.title
      const { byId, deleted } = getSnapshot()
      const task = byId.get(input.id) ?? deleted.find(({ id }) => id === input.id)
      return task?.title ?? syncCentreTexts().unknown
    },
    [getSnapshot],
  )
}
