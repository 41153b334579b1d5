import { domainErrorCodes, domainErrorMessages, type DomainErrorCode, type Issue } from '@taskwire/domain'
import { isTRPCClientError } from '@trpc/client'
import { readWireFailure } from './wire-failure.ts'

/** Every way a call can fail: the server's own codes, and `NETWORK` for a call that got no answer of the server. */
export type TaskwireErrorCode = DomainErrorCode | 'NETWORK'

interface Failure<Code extends TaskwireErrorCode> {
  readonly code: Code
  /** One sentence for the person at the screen. */
  readonly message: string
  /** What is wrong with the input, in the server's order; empty for most codes. */
  readonly issues: readonly Issue[]
  /** The first issue of each field, by its dotted path (`due_date`); `''` is the input as a whole. */
  readonly fields: Readonly<Record<string, string>>
  /** The HTTP status, null when there was no answer. */
  readonly status: number | null
  /**
   * Whether the same call may do better later. A call that ended in NETWORK or a 5xx may still have been carried out:
   * repeat a create only with an `id` of your own, which makes it one task however often it arrives.
   */
  readonly retryable: boolean
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
    const { error_code, issues, httpStatus } = answered
    // A server newer than this client may know codes that it does not.
    const code = isKnown(error_code) ? error_code : codeOfStatus(httpStatus)
    return failure(code, httpStatus, issues, isKnown(error_code) ? undefined : error.message)
  }
  if (nameOf(error.cause) === 'AbortError') return undefined
  const status = statusOf(error.meta)
  if (status !== null) return failure(codeOfStatus(status), status)
  const inTime = nameOf(error.cause) !== 'TimeoutError'
  return failure('NETWORK', null, [], inTime ? undefined : 'The server did not answer in time; try again')
}

function failure(
  code: TaskwireErrorCode,
  status: number | null,
  issues: readonly Issue[] = [],
  message: string = messages[code],
): TaskwireError {
  const retryable = code === 'NETWORK' || code === 'UNAVAILABLE' || (status !== null && status >= 500)
  return { code, message, issues, fields: fieldsOf(issues), status, retryable }
}

function fieldsOf(issues: readonly Issue[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of issues) fields[path.join('.')] ??= message
  return fields
}

/** The server's sentences, but for those that speak to a programmer. */
const messages: Record<TaskwireErrorCode, string> = {
  ...domainErrorMessages,
  UNAUTHENTICATED: 'Sign in to continue',
  NETWORK: 'The server cannot be reached; check the connection and try again',
}

const known: ReadonlySet<string> = new Set(domainErrorCodes)

function isKnown(code: string): code is DomainErrorCode {
  return known.has(code)
}

/** What an answer means that is not in the server's own form: a proxy's, or that of another site altogether. */
function codeOfStatus(status: number): TaskwireErrorCode {
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 404) return 'ROUTE_NOT_FOUND'
  if (status === 405) return 'METHOD_NOT_ALLOWED'
  if (status === 413) return 'PAYLOAD_TOO_LARGE'
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE'
  if (status === 429 || (status >= 502 && status <= 504)) return 'UNAVAILABLE'
  if (status >= 500) return 'INTERNAL'
  return status >= 400 ? 'VALIDATION_FAILED' : 'NETWORK'
}

function nameOf(cause: unknown): string | undefined {
  return cause instanceof Error || cause instanceof DOMException ? cause.name : undefined
}

function statusOf(meta: Record<string, unknown> | undefined): number | null {
  return meta?.['response'] instanceof Response ? meta['response'].status : null
}
