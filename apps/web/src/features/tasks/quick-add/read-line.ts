import { parseQuickAdd, type QuickAdd, type QuickAddOptions } from '@taskwire/domain/quick-add'
import { locale } from '../../../shared/dates/locale.ts'
import { language } from '../../../shared/texts/texts.ts'

/** A line as it is read here and now: by the clock, in the language and the dates of its reader. */
export function readLine(line: string, now: Date, ignore: QuickAddOptions['ignore'] = []): QuickAdd {
  return parseQuickAdd(line, {
    now: now.toISOString(),
    timeZone: timeZone(),
    locale: locale(),
    language: language(),
    ignore,
  })
}

/** Some systems name a zone that their own Intl does not know. */
function timeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
