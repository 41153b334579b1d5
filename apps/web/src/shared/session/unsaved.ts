import type { QueryClient } from '@tanstack/react-query'

/** How many writes have not reached the server: under way, or refused and not yet let go. */
export function countUnsaved(queryClient: QueryClient): number {
  const isUnsaved = ({ state }: { state: { status: string } }) =>
    state.status === 'pending' || state.status === 'error'
  return queryClient.getMutationCache().getAll().filter(isUnsaved).length
}
