import type { CreateTaskInput, Task } from '@taskwire/client'
import type { FileRefusal, ImportWarning, SkippedEntry } from '@taskwire/domain/transfer'

export type TransferKind = 'json' | 'csv'

/** A message from the page to the worker. Each worker runs one job. */
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
  /** The user's answer to `dateQuestion`. */
  readonly dateOrder?: DateOrder
}

/** Whether 3/2/2027 is 3 February or 2 March. */
export type DateOrder = 'day-first' | 'month-first'

/** An ambiguous date of the file, with both readings and the order that was used. */
interface DateQuestion {
  readonly text: string
  readonly day_first: string
  readonly month_first: string
  readonly order: DateOrder | undefined
}

/** A task from a file. It gets its id when it is added. */
export type ImportedTask = Omit<CreateTaskInput, 'id' | 'op_id'>

/** The content of an import file. */
export interface FoundTasks {
  readonly tasks: readonly ImportedTask[]
  readonly skipped: readonly SkippedEntry[]
  readonly warnings: readonly ImportWarning[]
  readonly dateQuestion?: DateQuestion
}

/** A message from the worker to the page. */
export type TransferResult =
  | { readonly file: string }
  | { readonly found: FoundTasks }
  /** Why the file can't be imported. */
  | { readonly refused: FileRefusal }
