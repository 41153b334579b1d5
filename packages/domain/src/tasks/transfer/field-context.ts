import type { ImportedField } from './import-entry.ts'
import type { Notice } from '../import-reasons.ts'
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

/** What happens to a value that a task can't take over as it is. */
export type ValueNotice = Extract<Notice, { readonly value: string }>['code']

/** Warns of such a value. */
export type LeaveOut = (field: ImportedField, value: unknown, code: ValueNotice) => void
