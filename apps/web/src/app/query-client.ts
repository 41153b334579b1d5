import { QueryClient } from '@tanstack/react-query'
import { isRetryable } from '../shared/session/failure.ts'

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // What a browser calls offline may still reach a server near by, and waiting in silence tells nobody anything.
        networkMode: 'always',
        staleTime: 2_000,
        retry: (failures, error) => failures < 1 && isRetryable(error),
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
