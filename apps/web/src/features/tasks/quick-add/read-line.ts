import { isRepeating, parseQuickAdd, type QuickAdd, type QuickAddOptions } from '@taskwire/domain/quick-add'
import { locale } from '../../../shared/dates/locale.ts'
import { language } from '../../../shared/texts/texts.ts'

/** A parsed line, and whether it describes a repeating task. */
export interface LineReading extends QuickAdd {
  readonly isRepeating: boolean
}

const blank: LineReading = { title: '', tokens: [], isRepeating: false }

/** Parses a line with the clock, language and locale of this browser. */
export function readLine(line: string, now: Date, ignore: QuickAddOptions['ignore'] = []): LineReading {
  // The first parse initialises time zones, so skip it while the line is empty.
  if (line.trim() === '') return blank
  const options = {
    now: now.toISOString(),
    timeZone: timeZone(),
    locale: locale(),
    language: language(),
    ignore,
  }
  const reading = parseQuickAdd(line, options)
  // The parser finds no tokens in a repeating line.
  return { ...reading, isRepeating: reading.tokens.length === 0 && isRepeating(line, options) }
}

let checked: { readonly reported: string; readonly zone: string } | undefined

/** Returns the browser's time zone. Cached, because it is needed on every key press and the check is slow. */
function timeZone(): string {
  const { timeZone: reported } = new Intl.DateTimeFormat().resolvedOptions()
  if (checked?.reported !== reported) checked = { reported, zone: supportedZone(reported) }
  return checked.zone
}

/** Falls back to UTC, because some systems report a zone that their own Intl rejects. */
function supportedZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
