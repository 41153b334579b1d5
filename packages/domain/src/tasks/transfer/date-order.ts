/** The order of day and month: whether `3/2/2027` is 3 February or 2 March. */
export type DateOrder = 'day-first' | 'month-first'

/** A date whose order of day and month the file does not reveal. */
export interface DateQuestion {
  /** The date as in the file. */
  readonly text: string
  readonly day_first: string
  readonly month_first: string
  /** The order that the import used for such dates; undefined when it left them out. */
  readonly order: DateOrder | undefined
}

const numeric = /^\s*(?:\p{L}+\.?,?\s*)?(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d{2})(?!\d)/u

/** Returns the common order of the dates of a file; undefined when they are all ambiguous or contradict each other. */
export function orderOf(cells: readonly string[]): DateOrder | undefined {
  const orders = new Set<DateOrder>()
  for (const cell of cells) {
    const [, one, , two] = numeric.exec(cell.slice(0, 40)) ?? []
    if (Number(one) > 12 && Number(two) <= 12) orders.add('day-first')
    if (Number(two) > 12 && Number(one) <= 12) orders.add('month-first')
  }
  return orders.size === 1 ? [...orders][0] : undefined
}

/** Returns the order of day and month in a locale. */
export function localeOrder(locale: string | undefined): DateOrder | undefined {
  if (locale === undefined) return undefined
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  const first = parts.find(({ type }) => type === 'day' || type === 'month')
  return first?.type === 'day' ? 'day-first' : 'month-first'
}
