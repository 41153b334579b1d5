import type { Label, List, Task } from '@taskwire/client'
import type {
  FileRefusal,
  ImportedTask,
  ImportFormat,
  ImportWarning,
  SkippedEntry,
  TableColumns,
  TableField,
} from '@taskwire/domain/transfer'

export type { ImportedTask, TableColumns, TableField } from '@taskwire/domain/transfer'

/** File formats of exports. */
export type TransferKind = 'json' | 'csv'

/** Size limit for files. */
export const MAX_BYTES = 10_000_000

/** A message from the page to the worker. Each worker runs one job. */
export type TransferJob =
  | {
      readonly job: 'export'
      readonly kind: TransferKind
      readonly tasks: readonly Task[]
      readonly lists: readonly Pick<List, 'id' | 'title'>[]
      readonly labels: readonly Pick<Label, 'id' | 'name'>[]
      readonly now: string
    }
  | ImportJob

export interface ImportJob {
  readonly job: 'import'
  readonly bytes: Uint8Array
  readonly name: string
  readonly now: string
  readonly timeZone: string
  readonly locale: string
  /** The user's answer to `dateQuestion`. */
  readonly dateOrder?: DateOrder
  /** The fields that the user chose for the columns of a table; null leaves a column out. */
  readonly columns?: readonly (TableField | null)[]
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

/** The content of an import file. */
export interface FoundTasks {
  readonly format: ImportFormat
  readonly tasks: readonly ImportedTask[]
  readonly skipped: readonly SkippedEntry[]
  readonly warnings: readonly ImportWarning[]
  readonly dateQuestion?: DateQuestion
  /** How many subtasks, lists and labels the tasks have. */
  readonly counts: { readonly subtasks: number; readonly lists: number; readonly labels: number }
  /** The columns, if the file is a table of an unknown program. */
  readonly table?: TableColumns | undefined
}

/** A message from the worker to the page. */
export type TransferResult =
  | { readonly file: string }
  | { readonly found: FoundTasks }
  /** Why the file can't be imported, and its columns if the user can choose their fields. */
  | { readonly refused: FileRefusal; readonly table?: TableColumns | undefined }
