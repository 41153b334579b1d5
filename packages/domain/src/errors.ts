import type { Entity } from './entities/registry.ts'
import { issueAt } from './issue-wording.ts'
import type { Issue, Problem } from './issues.ts'
import type { FileRefusal } from './tasks/import-reasons.ts'

/**
 * The closed set of error codes of use cases. Every transport maps all of them: a new code does not compile until each contract has a
 * status for it.
 */
export const domainErrorCodes = [
  'MALFORMED_REQUEST',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
  'VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'INVALID_CREDENTIALS',
  'UNKNOWN_ACCOUNT',
  'INVALID_REFRESH_TOKEN',
  'REFRESH_TOKEN_EXPIRED',
  'EMAIL_TAKEN',
  'USERNAME_TAKEN',
  'INVALID_LINK',
  'MAIL_UNAVAILABLE',
  'FORBIDDEN',
  'TOO_MANY_REQUESTS',
  'USER_NOT_FOUND',
  'SESSION_NOT_FOUND',
  'ACCESS_TOKEN_NOT_FOUND',
  'ACCESS_TOKEN_LIMIT_REACHED',
  'LAST_ADMIN',
  'NOT_YOUR_PATH',
  'TASK_NOT_FOUND',
  'TASK_NOT_YOURS',
  'TASK_ID_USED',
  'TASK_LIMIT_REACHED',
  'SUBTASK_LIMIT_REACHED',
  'LIST_NOT_FOUND',
  'LIST_ID_USED',
  'LIST_LIMIT_REACHED',
  'LABEL_NOT_FOUND',
  'LABEL_ID_USED',
  'LABEL_NAME_TAKEN',
  'LABEL_LIMIT_REACHED',
  'PARENT_NOT_FOUND',
  'PARENT_IS_SUBTASK',
  'REVISION_CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'ROUTE_NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type DomainErrorCode = (typeof domainErrorCodes)[number]

/** The whole sentence: "title is required". */
export function issueSentence({ path, message }: Pick<Issue, 'path' | 'message'>): string {
  return path.length === 0 ? `The input ${message}` : `${path.join('.')} ${message}`
}

/** The default message of each error code, for transports without their own message. */
export const domainErrorMessages = {
  MALFORMED_REQUEST: 'The request body is not valid JSON',
  UNSUPPORTED_MEDIA_TYPE: 'The request body must be application/json',
  PAYLOAD_TOO_LARGE: 'The request body is too large',
  VALIDATION_FAILED: 'The input is not valid',
  UNAUTHENTICATED: 'A valid access token is required',
  INVALID_CREDENTIALS: 'E-mail or password is wrong',
  UNKNOWN_ACCOUNT: 'There is no account with this e-mail',
  INVALID_REFRESH_TOKEN: 'The refresh token is not valid',
  REFRESH_TOKEN_EXPIRED: 'The refresh token has expired',
  EMAIL_TAKEN: 'An account with this e-mail exists already',
  USERNAME_TAKEN: 'This username is taken',
  INVALID_LINK: 'This link was used already or is too old; ask for a new one',
  MAIL_UNAVAILABLE: 'This server cannot send e-mail; ask the person who runs it',
  FORBIDDEN: 'You may not do this',
  TOO_MANY_REQUESTS: 'Too many attempts; try again later',
  USER_NOT_FOUND: 'User not found',
  SESSION_NOT_FOUND: 'Session not found',
  ACCESS_TOKEN_NOT_FOUND: 'Access token not found',
  ACCESS_TOKEN_LIMIT_REACHED: 'The account holds as many access tokens as it can; revoke some first',
  LAST_ADMIN: 'There must be at least one active admin',
  NOT_YOUR_PATH: 'This path belongs to another user',
  TASK_NOT_FOUND: 'Task not found',
  TASK_NOT_YOURS: 'This task belongs to another user',
  TASK_ID_USED: 'Another task has or had this id; use a new one',
  TASK_LIMIT_REACHED: 'The account holds as many tasks as it can; delete some first',
  SUBTASK_LIMIT_REACHED: 'A task can have at most 200 subtasks',
  LIST_NOT_FOUND: 'List not found',
  LIST_ID_USED: 'Another list has or had this id; use a new one',
  LIST_LIMIT_REACHED: 'An account can have at most 500 lists; delete some first',
  LABEL_NOT_FOUND: 'Label not found',
  LABEL_ID_USED: 'Another label has or had this id; use a new one',
  LABEL_NAME_TAKEN: 'Another label has this name',
  LABEL_LIMIT_REACHED: 'An account can have at most 500 labels; delete some first',
  PARENT_NOT_FOUND: 'Parent task not found',
  PARENT_IS_SUBTASK: 'A subtask cannot have subtasks',
  REVISION_CONFLICT: 'The task was changed meanwhile',
  IDEMPOTENCY_KEY_REUSED: 'This key was used for another request',
  ROUTE_NOT_FOUND: 'There is nothing at this address',
  METHOD_NOT_ALLOWED: 'This address does not take this method',
  UNAVAILABLE: 'The service is busy or its database is away; try again shortly',
  INTERNAL: 'Something went wrong on our side',
} as const satisfies Record<DomainErrorCode, string>

/** An error whose details the caller may see. Any other thrown value is a defect, and the caller receives INTERNAL. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: DomainErrorCode
  readonly issues: readonly Issue[]
  /** With REVISION_CONFLICT: the current entity. */
  readonly current: Entity | undefined
  /** With REVISION_CONFLICT: its entity tag. */
  readonly etag: string | undefined
  /** Seconds after which a retry may succeed; undefined when unknown. */
  readonly retryAfter: number | undefined

  /** Of a file that `readImport` refuses: why. */
  readonly refusal: FileRefusal | undefined

  constructor(
    code: DomainErrorCode,
    options: {
      issues?: readonly Issue[]
      message?: string
      cause?: unknown
      current?: Entity
      etag?: string
      retryAfter?: number
      refusal?: FileRefusal
    } = {},
  ) {
    const [first] = options.issues ?? []
    const message =
      options.message ?? (first === undefined ? domainErrorMessages[code] : issueSentence(first))
    super(message, { cause: options.cause })
    this.code = code
    this.issues = options.issues ?? []
    this.current = options.current
    this.etag = options.etag
    this.retryAfter = options.retryAfter
    this.refusal = options.refusal
  }
}

/** A VALIDATION_FAILED with one problem of one field. */
export function invalidField(field: string, problem: Problem): DomainError {
  return new DomainError('VALIDATION_FAILED', { issues: [issueAt([field], problem)] })
}
