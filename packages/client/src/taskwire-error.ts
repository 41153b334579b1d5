import { domainErrorCodes, domainErrorMessages, type DomainErrorCode } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import type { Issue } from './issue.ts'
import { isNonJsonResponse } from './non-json-response.ts'
import { issueSentence } from './issue-sentence.ts'
import { readWireFailure } from './wire-failure.ts'

/** All codes of a failed call: the server's codes, and `NETWORK` for a call without a response of the server. */
export const taskwireErrorCodes = [...domainErrorCodes, 'NETWORK'] as const

/** One of {@link taskwireErrorCodes}. */
export type TaskwireErrorCode = (typeof taskwireErrorCodes)[number]

interface Failure<Code extends TaskwireErrorCode> {
  /** The reason; narrows the type. */
  readonly code: Code
  /** One sentence to show to the user. */
  readonly message: string
  /**
   * The problems with the input, in the server's order; empty for most codes. `switch (issue.code)` narrows the parameters
   * of an issue. A code that this version doesn't know becomes `invalid`: show the issue's `message`.
   */
  readonly issues: readonly Issue[]
  /** The first issue of each field as a sentence, by dotted path (`due_date`). `''` stands for the input as a whole. */
  readonly fields: Readonly<Record<string, string>>
  /** The HTTP status; null without a response. */
  readonly status: number | null
  /**
   * Whether the same call may succeed later. The server may have executed a call that ended in NETWORK or a 5xx: repeat a create only
   * with an `id` of your own, which makes one task however often it arrives.
   */
  readonly retryable: boolean
  /** Seconds until another attempt may succeed; null when the server doesn't say. */
  readonly retryAfter: number | null
}

/** A failed call, discriminated by `code`. */
export type TaskwireError = { [Code in TaskwireErrorCode]: Failure<Code> }[TaskwireErrorCode]

/**
 * Reads an error that a call of the client threw.
 *
 * @returns undefined when `error` is not a failed call: a bug in the calling code, or a call that was aborted by its own signal
 * @example
 * try {
 *   await client.tasks.create.mutate({ title })
 * } catch (error) {
 *   const failure = taskwireError(error)
 *   if (failure?.code === 'VALIDATION_FAILED') show(failure.fields)
 *   else throw error
 * }
 */
export function taskwireError(error: unknown): TaskwireError | undefined {
  if (!isTRPCClientError(error)) return undefined
  const wireFailure = readWireFailure(error)
  if (wireFailure !== undefined) {
    const { error_code, issues, httpStatus, retry_after = null } = wireFailure
    // A newer server may return codes that this client doesn't know.
    const code = isKnown(error_code) ? error_code : codeOfStatus(httpStatus)
    return { ...failure(code, httpStatus, error.message, issues), retryAfter: retry_after }
  }
  const name = nameOf(error.cause)
  if (name === 'AbortError') return undefined
  const status = nonServerStatus(error)
  if (status !== null) {
    const code = codeOfStatus(status)
    return failure(code, status, messages[code])
  }
  return failure('NETWORK', null, name === 'TimeoutError' ? late : messages.NETWORK)
}

function failure(
  code: TaskwireErrorCode,
  status: number | null,
  serverMessage: string,
  issues: readonly Issue[] = [],
): TaskwireError {
  const [first] = issues
  const read: Failure<TaskwireErrorCode> = {
    code,
    message: first === undefined ? (ownMessages[code] ?? serverMessage) : issueSentence(first),
    issues,
    fields: fieldsOf(issues),
    status,
    retryable: code === 'NETWORK' || retryable.has(code) || (status !== null && status >= 500),
    retryAfter: null,
  }
  // The compiler distributes a union of up to 25 members by itself; this one is larger.
  return read as TaskwireError
}

/** Codes that a later attempt may not return. */
const retryable: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TOO_MANY_REQUESTS'])

function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= issueSentence(issue)
  return fields
}

const late = 'The server did not answer in time; try again'

/** Replacements for messages of the server that address a programmer. */
const ownMessages: Partial<Record<TaskwireErrorCode, string>> = { UNAUTHENTICATED: 'Sign in to continue' }

/** Messages for a failure without a message of the server. */
const messages: Record<TaskwireErrorCode, string> = {
  ...domainErrorMessages,
  NETWORK: 'The server cannot be reached; check the connection and try again',
}

const known: ReadonlySet<string> = new Set(domainErrorCodes)

function isKnown(code: string): code is DomainErrorCode {
  return known.has(code)
}

/** Returns the code for a response that the server didn't send: that of a proxy, or of another site altogether. */
function codeOfStatus(status: number): TaskwireErrorCode {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 403) return 'FORBIDDEN'
  if (status === 404) return 'ROUTE_NOT_FOUND'
  if (status === 405) return 'METHOD_NOT_ALLOWED'
  if (status === 413) return 'PAYLOAD_TOO_LARGE'
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE'
  if (status === 429) return 'TOO_MANY_REQUESTS'
  if (status >= 502 && status <= 504) return 'UNAVAILABLE'
  if (status >= 500) return 'INTERNAL'
  return status >= 400 ? 'VALIDATION_FAILED' : 'NETWORK'
}

function nameOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.name : undefined
}

/** Returns the status of a response that the server didn't send; null without a response. */
function nonServerStatus({ cause, meta }: { cause?: unknown; meta?: Record<string, unknown> | undefined }) {
  if (isNonJsonResponse(cause)) return cause.status
  return meta?.['response'] instanceof Response ? meta['response'].status : null
}
