import { supportedTimeZone } from '../../../shared/dates/time-zone.ts'
import { readDue } from '../due/read-due.ts'
import { readRepeat } from '../repeat/read-repeat.ts'
import { moveSpans } from './move-spans.ts'
import { pastedLines } from './pasted-lines.ts'
import { NameCompletion } from './name-completion.tsx'
import { PastePreview } from './paste-preview.tsx'
import { readLine } from './read-line.ts'
import { ReadingPreview } from './reading-preview.tsx'

/** The line parser and its previews, in one lazy chunk that is too large for the first load. */
export const reader = {
  moveSpans,
  pastedLines,
  readDue,
  readLine,
  readRepeat,
  supportedTimeZone,
  NameCompletion,
  PastePreview,
  ReadingPreview,
} as const
