import type { Issue } from '../errors.ts'
import type { Task } from '../tasks/task.ts'
import type { Operation, Texts } from './mutation.ts'

/** Why the server did not take an operation. */
export interface Refusal {
  /** One of the domain's codes, or one that a newer server knows. */
  readonly code: string
  /** One sentence for a person. */
  readonly message: string
  readonly issues: readonly Issue[]
  /** With REVISION_CONFLICT: the task as it stands. */
  readonly current?: Task | undefined
}

/** An operation that the server refused, put aside with everything that was typed. */
export interface SyncIssue {
  readonly operation: Operation
  readonly refusal: Refusal
  /** When a text was changed by two: both, each only where they were changed here. */
  readonly conflict?: { readonly mine: Texts; readonly theirs: Texts }
}
