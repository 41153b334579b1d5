import { isStorableText, lengthOf } from '../../text.ts'
import type { Warnings } from './warnings.ts'

const MAX_TITLE = 500
const MAX_NOTES = 10_000
/** A long title is divided at a space, unless that would leave too little of it. */
const MIN_TITLE = 400

interface Texts {
  readonly title: string
  readonly description: string | undefined
}

/** Divides a title that is too long: the rest of it begins the notes. Notes that are too long are cut. */
export function limitTexts(
  title: string,
  notes: string | undefined,
  line: number,
  warnings: Warnings,
): Texts {
  const whole = title.trim()
  if (lengthOf(whole) <= MAX_TITLE) return { title: whole, description: limitNotes(notes, line, warnings) }
  warnings.add({ code: 'title_too_long', maximum: MAX_TITLE }, line)
  const start = firstOf(whole, MAX_TITLE)
  const space = start.lastIndexOf(' ')
  const head = space >= MIN_TITLE ? start.slice(0, space) : start
  const rest = [`… ${whole.slice(head.length).trim()}`, notes]
    .filter((part) => part !== undefined)
    .join('\n\n')
  return { title: head, description: limitNotes(rest, line, warnings) }
}

function limitNotes(notes: string | undefined, line: number, warnings: Warnings): string | undefined {
  if (notes === undefined || lengthOf(notes) <= MAX_NOTES) return notes
  warnings.add({ code: 'notes_too_long', maximum: MAX_NOTES }, line)
  return firstOf(notes, MAX_NOTES)
}

/** The text without what a database cannot store. */
export function storable(text: string, line: number, warnings: Warnings): string {
  if (isStorableText(text)) return text
  warnings.add({ code: 'unstorable_characters' }, line)
  return text.toWellFormed().replaceAll('\0', '')
}

/** The first code points of a text. */
function firstOf(text: string, count: number): string {
  return Array.from(text.slice(0, count * 2))
    .slice(0, count)
    .join('')
}
