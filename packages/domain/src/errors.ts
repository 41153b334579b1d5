import { domainErrorMessages, type DomainErrorCode } from './error-codes.ts'
import type { Entity } from './entities/rows.ts'
import { issueAt } from './issue-wording.ts'
import type { Issue, Problem } from './issues.ts'
import type { FileRefusal } from './tasks/import-reasons.ts'

/** The whole sentence: "title is required". */
export function issueSentence({ path, message }: Pick<Issue, 'path' | 'message'>): string {
  return path.length === 0 ? `The input ${message}` : `${path.join('.')} ${message}`
}

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
