import type { ImportedField } from './import-entry.ts'
import type { ReadMoment } from './read-moment.ts'
import type { Warnings } from './warnings.ts'

/** What the fields of one file are read with. */
export interface FieldContext {
  /** The present instant: when a task was completed that does not say when. */
  readonly now: string
  readonly moment: ReadMoment
  readonly timeZone: string
  readonly warnings: Warnings
}

/** Names the value that is left out. `what` is the rest of the sentence that begins with the value and its column. */
export type LeaveOut = (field: ImportedField, value: unknown, what: string) => void
