import { parseQuickAdd, type QuickAdd, type QuickAddOptions } from '@taskwire/domain/quick-add'
import { locale } from '../../../shared/dates/locale.ts'
import { language } from '../../../shared/texts/texts.ts'

const blank: QuickAdd = { title: '', tokens: [] }

/** A line as it is read here and now: by the clock, in the language and the dates of its reader. */
export function readLine(line: string, now: Date, ignore: QuickAddOptions['ignore'] = []): QuickAdd {
  // The first reading readies clocks and time zones: not before there is something to read.
  if (line.trim() === '') return blank
  return parseQuickAdd(line, {
    now: now.toISOString(),
    timeZone: timeZone(),
    locale: locale(),
    language: language(),
    ignore,
  })
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
