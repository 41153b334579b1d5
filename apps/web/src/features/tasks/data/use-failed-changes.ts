import { useMutationState, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf, type CallFailure } from '../../../shared/session/failure.ts'
import { changesKey } from './task-data.ts'
import type { TaskChange } from './task-change.ts'
import { useTaskActions } from './use-task-actions.ts'

/** What was not carried out for one task, oldest first, and why the first of it was not. */
export interface Trouble {
  readonly id: string
  readonly changes: readonly [TaskChange, ...TaskChange[]]
  readonly failure: CallFailure
}

/** The changes that failed, gathered by task: what follows a failed creation can only fail with it. */
export function useFailedChanges(): readonly Trouble[] {
  const failed = useMutationState({
    filters: { mutationKey: changesKey, status: 'error' },
    select: ({ state }) => ({ change: state.variables as TaskChange, failure: failureOf(state.error) }),
  })
  return useMemo(() => gather(failed), [failed])
}

function gather(failed: readonly { change: TaskChange; failure: CallFailure }[]): readonly Trouble[] {
  const troubles = new Map<string, Trouble>()
  for (const { change, failure } of failed) {
    const known = troubles.get(change.id)
    if (known === undefined) troubles.set(change.id, { id: change.id, changes: [change], failure })
    else troubles.set(change.id, { ...known, changes: [...known.changes, change] })
  }
  return [...troubles.values()]
}

/** What can be done about a trouble: to try it again, perhaps with other words, or to let it go. */
export function useTroubleActions() {
  const queryClient = useQueryClient()
  const { perform } = useTaskActions()
  return useMemo(() => {
    const discard = ({ id }: Pick<Trouble, 'id'>) => {
      const mutations = queryClient.getMutationCache()
      const failed = mutations.findAll({
        mutationKey: changesKey,
        status: 'error',
        predicate: ({ state }) => (state.variables as TaskChange).id === id,
      })
      for (const mutation of failed) mutations.remove(mutation)
    }
    const retry = (trouble: Trouble, title?: string) => {
      discard(trouble)
      for (const change of trouble.changes) perform(renamed(change, title))
    }
    return { discard, retry }
  }, [queryClient, perform])
}

function renamed(change: TaskChange, title: string | undefined): TaskChange {
  if (change.kind !== 'create' || title === undefined) return change
  return { ...change, input: { ...change.input, title } }
}
