import { dayAfter, monthsLater, type Day } from './calendar.ts'

/** A duration from now: "1 hour 45 minutes", "3 weeks and 2 days". */
export interface Amount {
  readonly months: number
  readonly days: number
  /** Undefined without hours and minutes: the result is then a day. */
  readonly minutes?: number | undefined
}

/** The units of a language by the start of their names: `["week", { days: 7 }]`. */
export type Units = readonly (readonly [RegExp, Partial<Amount>])[]

/** Adds counts of units. Returns undefined when the sum has a fraction of a day or a month, such as half a month. */
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

/** Returns the day that is `months` and `days` after another one. */
export function dayIn({ months, days }: Amount, today: Day): Day {
  return dayAfter(monthsLater(today, months), days)
}
