import { domainErrorCodes, domainErrorMessages, type DomainErrorCode } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { isForeignAnswer } from './foreign-answer.ts'
import { issueSentence } from './issue-sentence.ts'
import { readWireFailure, type Issue } from './wire-failure.ts'

/** Every way a call can fail: the server's own codes, and `NETWORK` for a call that got no answer of the server. */
export const taskwireErrorCodes = [...domainErrorCodes, 'NETWORK'] as const

export type TaskwireErrorCode = (typeof taskwireErrorCodes)[number]

interface Failure<Code extends TaskwireErrorCode> {
  readonly code: Code
  /** One sentence for the person at the screen. */
  readonly message: string
  /** What is wrong with the input, in the server's order and words; empty for most codes. */
  readonly issues: readonly Issue[]
  /** The first issue of each field as a sentence, by dotted path (`due_date`); `''` is the input as a whole. */
  readonly fields: Readonly<Record<string, string>>
  /** The HTTP status, null when there was no answer. */
  readonly status: number | null
  /**
   * Whether the same call may do better later. A call that ended in NETWORK or a 5xx may still have been carried out:
   * repeat a create only with an `id` of your own, which makes it one task however often it arrives.
   */
  readonly retryable: boolean
  /** Seconds until another attempt may do better, where the server knows; else null. */
  readonly retryAfter: number | null
}

/** A failed call, discriminated by `code`. */
export type TaskwireError = { [Code in TaskwireErrorCode]: Failure<Code> }[TaskwireErrorCode]

/**
 * Reads whatever a call of the client threw.
 *
 * @returns undefined for what is no failure of a call: a defect of the calling code, or a call that was aborted by the
 * signal it was given.
 *
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
  const answered = readWireFailure(error)
  if (answered !== undefined) {
    const { error_code, issues, httpStatus, retry_after = null } = answered
    // A server newer than this client may know codes that it does not.
    const code = isKnown(error_code) ? error_code : codeOfStatus(httpStatus)
    return { ...failure(code, httpStatus, error.message, issues), retryAfter: retry_after }
  }
  const name = nameOf(error.cause)
  if (name === 'AbortError') return undefined
  const status = foreignStatus(error)
  if (status !== null) {
    const code = codeOfStatus(status)
    return failure(code, status, messages[code])
  }
  return failure('NETWORK', null, name === 'TimeoutError' ? late : messages.NETWORK)
}

function failure(
  code: TaskwireErrorCode,
  status: number | null,
  said: string,
  issues: readonly Issue[] = [],
): TaskwireError {
  const [first] = issues
  const read: Failure<TaskwireErrorCode> = {
    code,
    message: first === undefined ? (spoken[code] ?? said) : issueSentence(first),
    issues,
    fields: fieldsOf(issues),
    status,
    retryable: code === 'NETWORK' || retryable.has(code) || (status !== null && status >= 500),
    retryAfter: null,
  }
  // The compiler distributes a union of up to 25 members by itself; this one is larger.
  return read as TaskwireError
}

/** What may pass by waiting. */
const retryable: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TOO_MANY_REQUESTS'])

function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= issueSentence(issue)
  return fields
}

const late = 'The server did not answer in time; try again'

/** Where the server's own sentence speaks to a programmer. */
const spoken: Partial<Record<TaskwireErrorCode, string>> = { UNAUTHENTICATED: 'Sign in to continue' }

/** What is said where the server said nothing. */
const messages: Record<TaskwireErrorCode, string> = {
  ...domainErrorMessages,
  NETWORK: 'The server cannot be reached; check the connection and try again',
}

const known: ReadonlySet<string> = new Set(domainErrorCodes)

function isKnown(code: string): code is DomainErrorCode {
  return known.has(code)
}

/** What an answer means that is not in the server's own form: a proxy's, or that of another site altogether. */
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

/** The status of an answer that is not in the server's form; null when there was none. */
function foreignStatus({ cause, meta }: { cause?: unknown; meta?: Record<string, unknown> | undefined }) {
  if (isForeignAnswer(cause)) return cause.status
  return meta?.['response'] instanceof Response ? meta['response'].status : null
}
