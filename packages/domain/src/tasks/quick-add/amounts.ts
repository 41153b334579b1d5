import { dayAfter, monthsLater, type Day } from './calendar.ts'

/** How long from now: "1 hour 45 minutes", "3 weeks and 2 days". */
export interface Amount {
  readonly months: number
  readonly days: number
  /** Undefined when no hours or minutes are said: then a day is meant. */
  readonly minutes?: number | undefined
}

/** What one unit of a language is, by the start of its name: `["week", { days: 7 }]`. */
export type Units = readonly (readonly [RegExp, Partial<Amount>])[]

/** Adds up what is said, in the units of a language. Undefined when a part of it can't be: half a month. */
export function sumOf(
  said: readonly (readonly [count: number, unit: string])[],
  units: Units,
): Amount | undefined {
  let [months, days] = [0, 0]
  let minutes: number | undefined
  for (const [count, unit] of said) {
    const [, size] = units.find(([name]) => name.test(unit)) ?? []
    months += count * (size?.months ?? 0)
    days += count * (size?.days ?? 0)
    if (size?.minutes !== undefined) minutes = (minutes ?? 0) + count * size.minutes
  }
  return Number.isInteger(months) && Number.isInteger(days) ? { months, days, minutes } : undefined
}

/** The day that is `months` and `days` after another one. */
export function dayIn({ months, days }: Amount, today: Day): Day {
  return dayAfter(monthsLater(today, months), days)
}
