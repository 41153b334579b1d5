import { isIssueCode } from '@taskwire/domain'
import type { Issue } from './issue.ts'

/** An issue as a server of any version sends it: older ones without a code, newer ones with codes of their own. */
interface AnyIssue extends Pick<Issue, 'path' | 'message'> {
  readonly code?: string
}

/** The fields that the server adds to tRPC's `data` of an error. */
export interface WireFailure {
  /** The server's code of the failure. */
  readonly error_code: string
  /** The problems with the input; empty for most codes. */
  readonly issues: readonly Issue[]
  /** The HTTP status of this call, also in a batch. */
  readonly httpStatus: number
  /** With REVISION_CONFLICT: the current task. */
  readonly current?: object
  /** With TOO_MANY_REQUESTS: seconds until another attempt may succeed. */
  readonly retry_after?: number
}

/** Reads issues of the wire. An issue without a known code gets the code `invalid` and keeps its message. */
export function readIssues(issues: readonly AnyIssue[]): readonly Issue[] {
  return issues.map((issue) =>
    isIssueCode(issue.code)
      ? (issue as Issue)
      : { path: issue.path, message: issue.message, code: 'invalid' },
  )
}

/** Returns the server's data of an error; undefined for an error that the server didn't send. */
export function readWireFailure(error: { readonly data?: unknown }): WireFailure | undefined {
  const data = error.data as Partial<WireFailure> | null | undefined
  if (typeof data?.error_code !== 'string') return undefined
  const { error_code, issues = [], httpStatus = 500, current, retry_after } = data
  return {
    error_code,
    issues: readIssues(issues),
    httpStatus,
    ...(current !== undefined && { current }),
    ...(retry_after !== undefined && { retry_after }),
  }
}
