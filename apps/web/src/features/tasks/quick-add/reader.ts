import { moveSpans } from './move-spans.ts'
import { pastedLines } from './pasted-lines.ts'
import { PastePreview } from './paste-preview.tsx'
import { readLine } from './read-line.ts'
import { ReadingPreview } from './reading-preview.tsx'

/** What reads lines and shows what was read: too much for the first load, and fetched as one. */
export const reader = { moveSpans, pastedLines, readLine, PastePreview, ReadingPreview } as const
