import { useCallback } from 'react'
import type { EntityMutation } from '@taskwire/client/replica'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'

interface Named {
  readonly id: string
  readonly title?: string | undefined
  readonly name?: string | undefined
}

/** Returns a function that finds the title or name of a mutation's row. Falls back to a generic text. */
export function useTitleOf(): (mutation: EntityMutation) => string {
  const { getSnapshot } = useReplica()
  return useCallback(
    ({ kind, name, input }) => {
      const { byId, deleted } = getSnapshot()[`${kind}s`]
      const row: Named | undefined =
        name === 'create' ? input : (byId.get(input.id) ?? deleted.find(({ id }) => id === input.id))
      return row?.title ?? row?.name ?? syncCentreTexts().unknown[kind]
    },
    [getSnapshot],
  )
}
