import { TRPCClientError } from '@trpc/client'
import type { Procedures } from './client-router.ts'
import { taskwireError } from './taskwire-error.ts'
import type { RefreshInput, TokenResponse } from './token-manager.ts'

/**
 * Asks the server for new tokens. Returns undefined when the server refuses, because the session is over.
 *
 * @throws a tRPC error that reads as retryable when the refresh fails for another reason
 */
export async function refreshTokens(
  { auth }: Pick<Procedures, 'auth'>,
  input: RefreshInput,
): Promise<TokenResponse | undefined> {
  try {
    return await auth.refresh.mutate(input)
  } catch (error) {
    if (isRefreshRefused(error)) return undefined
    throw toRetryableError(error)
  }
}

function isRefreshRefused(error: unknown): boolean {
  const code = taskwireError(error)?.code
  return code === 'INVALID_REFRESH_TOKEN' || code === 'REFRESH_TOKEN_EXPIRED'
}

/** Wraps an error of the refresh that doesn't fit the original call, which was never sent, as a network failure. */
function toRetryableError(error: unknown): unknown {
  if (taskwireError(error)?.retryable === true) return error
  return TRPCClientError.from(new Error('The session could not be renewed', { cause: error }))
}
