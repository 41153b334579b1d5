import { domainErrorMessages, type DomainError, type DomainErrorCode } from '@taskwire/domain'
import { z } from 'zod'

/** A message, or a function where the message depends on the failure or on the operation. */
type ErrorMessage = string | ((failure: DomainError, operation: string) => string)

/** A status and a message. Without a message, the failure's own message is used. */
export type ErrorStatus = readonly [status: number, message?: ErrorMessage]

/** Renders each failure of a contract. The map is total: a new error code doesn't compile until every contract has a status for it. */
export interface ErrorFormat {
  readonly statuses: Record<DomainErrorCode, ErrorStatus>
  /** Returns the contract's own keys around the message. `renderError` adds the keys of the other contracts. */
  readonly body: (message: string, failure: DomainError, operation: string) => object
  /** The schema of that body, for the OpenAPI document. */
  readonly schema: z.ZodType
}

/** The schema of an error body: the contract's own keys, and the message under each contract's key. */
export function errorSchema<Own extends z.ZodRawShape>(own: Own) {
  return z.object({ ...own, error: z.string(), message: z.string(), detail: z.string() })
}

/** The statuses that contracts share. A contract replaces those that its document defines differently. */
export const defaultErrorStatuses = {
  MALFORMED_REQUEST: [400],
  UNSUPPORTED_MEDIA_TYPE: [415],
  PAYLOAD_TOO_LARGE: [413],
  VALIDATION_FAILED: [422],
  UNAUTHENTICATED: [401],
  INVALID_CREDENTIALS: [401],
  UNKNOWN_ACCOUNT: [404],
  INVALID_REFRESH_TOKEN: [401],
  REFRESH_TOKEN_EXPIRED: [401],
  EMAIL_TAKEN: [409],
  USERNAME_TAKEN: [409],
  REGISTRATION_CLOSED: [403],
  INVITE_REQUIRED: [403],
  INVALID_INVITE: [403],
  INVITE_NOT_FOUND: [404],
  INVALID_LINK: [400],
  MAIL_UNAVAILABLE: [503],
  FORBIDDEN: [403],
  TOO_MANY_REQUESTS: [429],
  USER_NOT_FOUND: [404],
  SESSION_NOT_FOUND: [404],
  ACCESS_TOKEN_NOT_FOUND: [404],
  ACCESS_TOKEN_LIMIT_REACHED: [422],
  PUSH_SUBSCRIPTION_NOT_FOUND: [404],
  PUSH_LIMIT_REACHED: [422],
  WEBHOOK_NOT_FOUND: [404],
  WEBHOOK_LIMIT_REACHED: [422],
  LAST_ADMIN: [409],
  NOT_YOUR_PATH: [403],
  TASK_NOT_FOUND: [404],
  TASK_NOT_YOURS: [403],
  TASK_ID_USED: [409],
  TASK_LIMIT_REACHED: [422],
  SUBTASK_LIMIT_REACHED: [422],
  LIST_NOT_FOUND: [404],
  LIST_ID_USED: [409],
  LIST_LIMIT_REACHED: [422],
  LABEL_NOT_FOUND: [404],
  LABEL_ID_USED: [409],
  LABEL_NAME_TAKEN: [409],
  LABEL_LIMIT_REACHED: [422],
  NO_NEXT_OCCURRENCE: [409],
  PARENT_NOT_FOUND: [404],
  PARENT_IS_SUBTASK: [422],
  REVISION_CONFLICT: [412],
  IDEMPOTENCY_KEY_REUSED: [422],
  ROUTE_NOT_FOUND: [404],
  METHOD_NOT_ALLOWED: [405],
  UNAVAILABLE: [503],
  INTERNAL: [500, domainErrorMessages.INTERNAL],
} as const satisfies Record<DomainErrorCode, ErrorStatus>

/** The format of failures outside any contract. The body has the message keys of all contracts. */
export const fallbackErrorFormat: Pick<ErrorFormat, 'statuses' | 'body'> = {
  statuses: defaultErrorStatuses,
  body: (message, { code }) => ({ message, code, error: message, detail: message }),
}

/** Returns the status and the body of a failure of an operation. */
export function renderError(
  format: Pick<ErrorFormat, 'statuses' | 'body'>,
  failure: DomainError,
  operation: { name: string; statusOverrides?: Partial<Record<DomainErrorCode, number>> },
): { status: number; body: object } {
  const [status, message = failure.message] = format.statuses[failure.code]
  const text = typeof message === 'string' ? message : message(failure, operation.name)
  const own = format.body(text, failure, operation.name)
  return {
    status: operation.statusOverrides?.[failure.code] ?? status,
    // The contract's own keys come first and keep their values.
    body: { ...own, error: text, message: text, detail: text, ...own },
  }
}
