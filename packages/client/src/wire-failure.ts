/** One thing wrong with an input. */
export interface Issue {
  /** Where it stands: `['due_date']`; empty is the input as a whole. */
  readonly path: readonly (string | number)[]
  /** What is wrong, in words for a person. */
  readonly message: string
}

/** What the server says of a failure in `data`, beside what tRPC itself puts there. */
export interface WireFailure {
  readonly error_code: string
  readonly issues: readonly Issue[]
  readonly httpStatus: number
  /** With REVISION_CONFLICT: the task as it stands. */
  readonly current?: object
  /** With TOO_MANY_REQUESTS: seconds until another attempt may do better. */
  readonly retry_after?: number
}

/** The server's own words about a failure; undefined for an error that did not come from it. */
export function readWireFailure(error: { readonly data?: unknown }): WireFailure | undefined {
  const data = error.data as Partial<WireFailure> | null | undefined
  if (typeof data?.error_code !== 'string') return undefined
  const { error_code, issues = [], httpStatus = 500, current, retry_after } = data
  return {
    error_code,
    issues,
    httpStatus,
    ...(current !== undefined && { current }),
    ...(retry_after !== undefined && { retry_after }),
  }
}
