import { isRepeating, parseQuickAdd, type QuickAdd, type QuickAddOptions } from '@taskwire/domain/quick-add'
import { MAX_LABELS, nameKey } from '@taskwire/domain'
import { locale } from '../../../shared/dates/locale.ts'
import { supportedTimeZone } from '../../../shared/dates/time-zone.ts'
import { language } from '../../../shared/texts/texts.ts'
import type { Label, List } from '../data/task.ts'

/** The lists and labels whose names a line may contain. */
export interface LineNames {
  readonly lists: readonly List[]
  readonly labels: readonly Label[]
}

/** A parsed line, and whether it describes a repeating task. */
export interface LineReading extends QuickAdd {
  readonly isRepeating: boolean
  readonly list_id?: string
  /** The names among `labels` that are no label yet. */
  readonly newLabels: readonly string[]
}

const blank: LineReading = { title: '', tokens: [], isRepeating: false, newLabels: [] }

/**
 * Parses a line with the clock, language and locale of this browser.
 *
 * @param names without them no list and no label is read
 */
export function readLine(
  line: string,
  now: Date,
  ignore: QuickAddOptions['ignore'] = [],
  names?: LineNames,
): LineReading {
  // The first parse initialises time zones, so skip it while the line is empty.
  if (line.trim() === '') return blank
  // Titles of lists need not differ: one that isn't archived comes first.
  const lists = names?.lists.toSorted((a, b) => Number(isArchived(a)) - Number(isArchived(b))) ?? []
  const labels = names?.labels.map(({ name }) => name)
  const options = {
    now: now.toISOString(),
    timeZone: supportedTimeZone(),
    locale: locale(),
    language: language(),
    lists: lists.map(({ title }) => title),
    labels,
    newLabels: (labels?.length ?? 0) < MAX_LABELS,
    ignore,
  }
  const reading = parseQuickAdd(line, options)
  const list = lists.find(({ title }) => title === reading.list)
  const known = new Set(labels?.map(nameKey))
  // Only the names of lists and labels are read in a repeating line.
  const isPlain = reading.tokens.every(({ kind }) => kind === 'list' || kind === 'label')
  return {
    ...reading,
    ...(list && { list_id: list.id }),
    newLabels: reading.labels?.filter((name) => !known.has(nameKey(name))) ?? [],
    isRepeating: isPlain && isRepeating(line, options),
  }
}

function isArchived({ archived_at }: List): boolean {
  return archived_at !== null
}
