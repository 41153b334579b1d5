import { domainErrorMessages, type DomainError, type DomainErrorCode } from '@taskwire/domain'
import { z } from 'zod'

/** What a failure says; a function where that depends on the failure or on the operation. */
type Sentence = string | ((failure: DomainError, operation: string) => string)

/** A status and a sentence; without a sentence the failure's own words. */
export type Answer = readonly [status: number, sentence?: Sentence]

/** How a contract says each failure. Total: a new domain error code does not compile until every contract answers it. */
export interface Dialect {
  readonly answers: Record<DomainErrorCode, Answer>
  /** The contract's own keys around the sentence; `say` adds those of the other contracts. */
  readonly body: (sentence: string, failure: DomainError, operation: string) => object
  /** The form of that body, for the OpenAPI document. */
  readonly schema: z.ZodType
}

/** The form of an error body: the contract's own keys, and the sentence under each contract's key. */
export function errorSchema<Own extends z.ZodRawShape>(own: Own) {
  return z.object({ ...own, error: z.string(), message: z.string(), detail: z.string() })
}

/** Answers that every contract gives alike; each adds or replaces what its document says. */
export const commonAnswers = {
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
  INVALID_LINK: [400],
  MAIL_UNAVAILABLE: [503],
  FORBIDDEN: [403],
  TOO_MANY_REQUESTS: [429],
  USER_NOT_FOUND: [404],
  SESSION_NOT_FOUND: [404],
  ACCESS_TOKEN_NOT_FOUND: [404],
  ACCESS_TOKEN_LIMIT_REACHED: [422],
  LAST_ADMIN: [409],
  NOT_YOUR_PATH: [403],
  TASK_NOT_FOUND: [404],
  TASK_NOT_YOURS: [403],
  TASK_ID_USED: [409],
  TASK_LIMIT_REACHED: [422],
  REVISION_CONFLICT: [412],
  IDEMPOTENCY_KEY_REUSED: [422],
  ROUTE_NOT_FOUND: [404],
  METHOD_NOT_ALLOWED: [405],
  UNAVAILABLE: [503],
  INTERNAL: [500, domainErrorMessages.INTERNAL],
} as const satisfies Record<DomainErrorCode, Answer>

/** For what fails outside any contract: each contract's client finds its own key. */
export const universalDialect: Pick<Dialect, 'answers' | 'body'> = {
  answers: commonAnswers,
  body: (sentence, { code }) => ({ message: sentence, code, error: sentence, detail: sentence }),
}

/** The status and body of a failure at an operation. */
export function say(
  dialect: Pick<Dialect, 'answers' | 'body'>,
  failure: DomainError,
  operation: { name: string; statusOf?: Partial<Record<DomainErrorCode, number>> },
): { status: number; body: object } {
  const [status, sentence = failure.message] = dialect.answers[failure.code]
  const words = typeof sentence === 'string' ? sentence : sentence(failure, operation.name)
  const own = dialect.body(words, failure, operation.name)
  return {
    status: operation.statusOf?.[failure.code] ?? status,
    // The contract's own keys come first and keep their form.
    body: { ...own, error: words, message: words, detail: words, ...own },
  }
}
