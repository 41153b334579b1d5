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
  | ImportJob

export interface ImportJob {
  readonly job: 'import'
  readonly kind: TransferKind
  readonly text: string
  readonly now: string
  readonly timeZone: string
  readonly locale: string
  /** What a person answered to `dateQuestion`. */
  readonly dateOrder?: DateOrder
}

/** Whether 3/2/2027 is 3 February or 2 March. */
export type DateOrder = 'day-first' | 'month-first'

/** A date whose order of day and month the file leaves open, both readings, and the one that was taken. */
interface DateQuestion {
  readonly text: string
  readonly day_first: string
  readonly month_first: string
  readonly order: DateOrder | undefined
}

/** A task of a file; it is given its id when it is added. */
export type ImportedTask = Omit<CreateTaskInput, 'id' | 'op_id'>

/** What was found in a file. */
export interface FoundTasks {
  readonly tasks: readonly ImportedTask[]
  readonly skipped: readonly { readonly line: number; readonly reason: string; readonly text: string }[]
  readonly warnings: readonly string[]
  readonly dateQuestion?: DateQuestion
}

/** What the worker answers. */
export type TransferResult =
  | { readonly file: string }
  | { readonly found: FoundTasks }
  /** The file is not one of ours, and why. */
  | { readonly refused: string }
