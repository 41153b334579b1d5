import { isRepeating, parseQuickAdd, type QuickAdd, type QuickAddOptions } from '@taskwire/domain/quick-add'
import { locale } from '../../../shared/dates/locale.ts'
import { language } from '../../../shared/texts/texts.ts'

/** What is read in a line, and whether it says that its task comes again. */
export interface LineReading extends QuickAdd {
  readonly isRepeating: boolean
}

const blank: LineReading = { title: '', tokens: [], isRepeating: false }

/** Reads a line by the clock, language and locale of this browser. */
export function readLine(line: string, now: Date, ignore: QuickAddOptions['ignore'] = []): LineReading {
  // The first reading readies clocks and time zones: not before there is something to read.
  if (line.trim() === '') return blank
  const options = {
    now: now.toISOString(),
    timeZone: timeZone(),
    locale: locale(),
    language: language(),
    ignore,
  }
  const reading = parseQuickAdd(line, options)
  // Nothing is read in a line that repeats.
  return { ...reading, isRepeating: reading.tokens.length === 0 && isRepeating(line, options) }
}

let checked: { readonly said: string; readonly known: string } | undefined

/** Asked at every letter, and slow to find out. */
function timeZone(): string {
  const { timeZone: said } = new Intl.DateTimeFormat().resolvedOptions()
  if (checked?.said !== said) checked = { said, known: knownZone(said) }
  return checked.known
}

/** Some systems name a zone that their own Intl does not know. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
