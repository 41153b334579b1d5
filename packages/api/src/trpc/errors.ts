import { DomainError, domainErrorMessages, toIssue, type DomainErrorCode } from '@taskwire/domain'
import { isRefusedData, isUnavailable } from '@taskwire/db'
import { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER } from '@trpc/server/rpc'
import { z } from 'zod'

/** The tRPC code of each failure; its HTTP status follows from it. */
const trpcCodes = {
  MALFORMED_REQUEST: 'PARSE_ERROR',
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  VALIDATION_FAILED: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  INVALID_CREDENTIALS: 'UNAUTHORIZED',
  UNKNOWN_ACCOUNT: 'NOT_FOUND',
  INVALID_REFRESH_TOKEN: 'UNAUTHORIZED',
  REFRESH_TOKEN_EXPIRED: 'UNAUTHORIZED',
  EMAIL_TAKEN: 'CONFLICT',
  USERNAME_TAKEN: 'CONFLICT',
  REGISTRATION_CLOSED: 'FORBIDDEN',
  INVITE_REQUIRED: 'FORBIDDEN',
  INVALID_INVITE: 'FORBIDDEN',
  INVITE_NOT_FOUND: 'NOT_FOUND',
  INVALID_LINK: 'BAD_REQUEST',
  MAIL_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  FORBIDDEN: 'FORBIDDEN',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  USER_NOT_FOUND: 'NOT_FOUND',
  SESSION_NOT_FOUND: 'NOT_FOUND',
  ACCESS_TOKEN_NOT_FOUND: 'NOT_FOUND',
  ACCESS_TOKEN_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  LAST_ADMIN: 'CONFLICT',
  NOT_YOUR_PATH: 'FORBIDDEN',
  PUSH_SUBSCRIPTION_NOT_FOUND: 'NOT_FOUND',
  PUSH_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  WEBHOOK_NOT_FOUND: 'NOT_FOUND',
  WEBHOOK_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  TASK_NOT_FOUND: 'NOT_FOUND',
  TASK_NOT_YOURS: 'FORBIDDEN',
  TASK_ID_USED: 'CONFLICT',
  TASK_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  SUBTASK_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  LIST_NOT_FOUND: 'NOT_FOUND',
  LIST_ID_USED: 'CONFLICT',
  LIST_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  LABEL_NOT_FOUND: 'NOT_FOUND',
  LABEL_ID_USED: 'CONFLICT',
  LABEL_NAME_TAKEN: 'CONFLICT',
  LABEL_LIMIT_REACHED: 'UNPROCESSABLE_CONTENT',
  NO_NEXT_OCCURRENCE: 'CONFLICT',
  PARENT_NOT_FOUND: 'NOT_FOUND',
  PARENT_IS_SUBTASK: 'UNPROCESSABLE_CONTENT',
  REVISION_CONFLICT: 'CONFLICT',
  IDEMPOTENCY_KEY_REUSED: 'UNPROCESSABLE_CONTENT',
  ROUTE_NOT_FOUND: 'NOT_FOUND',
  METHOD_NOT_ALLOWED: 'METHOD_NOT_SUPPORTED',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<DomainErrorCode, TRPC_ERROR_CODE_KEY>

/** The domain code of each failure that tRPC itself throws before a procedure runs. */
const domainCodes: Partial<Record<TRPC_ERROR_CODE_KEY, DomainErrorCode>> = {
  PARSE_ERROR: 'MALFORMED_REQUEST',
  BAD_REQUEST: 'MALFORMED_REQUEST',
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  NOT_FOUND: 'ROUTE_NOT_FOUND',
  METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
}

/** Converts any thrown value to the error that a caller may see. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  if (error instanceof z.ZodError)
    return new DomainError('VALIDATION_FAILED', { issues: error.issues.map(toIssue), cause: error })
  if (isUnavailable(error)) return new DomainError('UNAVAILABLE', { cause: error })
  if (isRefusedData(error)) return new DomainError('VALIDATION_FAILED', { cause: error })
  if (error instanceof TRPCError) {
    const inner = error.cause === undefined ? undefined : toDomainError(error.cause)
    // An unknown cause, such as the SyntaxError of malformed JSON, keeps tRPC's own code.
    if (inner !== undefined && inner.code !== 'INTERNAL') return inner
    return new DomainError(domainCodes[error.code] ?? 'INTERNAL', { cause: error })
  }
  return new DomainError('INTERNAL', { cause: error })
}

/** Wraps a domain error for tRPC. */
export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error })
}

/** The shape of an error in tRPC responses, without a stack or messages of libraries. */
export function formatError(
  shape: {
    code: TRPC_ERROR_CODE_NUMBER
    data: { code: TRPC_ERROR_CODE_KEY; httpStatus: number; path?: string }
  },
  error: TRPCError,
) {
  const failure = toDomainError(error)
  const { code, httpStatus, path } = shape.data
  return {
    code: shape.code,
    message: failure.code === 'INTERNAL' ? domainErrorMessages.INTERNAL : failure.message,
    data: {
      code,
      httpStatus,
      ...(path !== undefined && { path }),
      /** The domain's error code. The typed client narrows on it. */
      error_code: failure.code,
      issues: failure.issues,
      ...(failure.current !== undefined && { current: failure.current }),
      ...(failure.retryAfter !== undefined && { retry_after: failure.retryAfter }),
    },
  }
}
