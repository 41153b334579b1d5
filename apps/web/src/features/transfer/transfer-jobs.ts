import type { CreateTaskInput, Task } from '@taskwire/client'

export type TransferKind = 'json' | 'csv'

/** What the page asks of the worker: one job, and it is done with. */
export type TransferJob =
  | {
      readonly job: 'export'
      readonly kind: TransferKind
      readonly tasks: readonly Task[]
      readonly now: string
    }
  | { readonly job: 'import'; readonly kind: TransferKind; readonly text: string; readonly now: string }

/** A task of a file; it is given its id when it is added. */
export type ImportedTask = Omit<CreateTaskInput, 'id' | 'op_id'>

/** What was found in a file. */
export interface FoundTasks {
  readonly tasks: readonly ImportedTask[]
  readonly skipped: readonly { readonly line: number; readonly reason: string; readonly text: string }[]
  readonly warnings: readonly string[]
}

/** What the worker answers. */
export type TransferAnswer =
  | { readonly file: string }
  | { readonly found: FoundTasks }
  /** The file is not one of ours, and why. */
  | { readonly refused: string }
