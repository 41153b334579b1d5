/** The instant `days` days after another; before it for a negative number. */
export function daysAfter(instant: string, days: number): string {
  return after(instant, days * 86_400_000)
}

/** The instant `ms` milliseconds after another; before it for a negative number. */
export function after(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}
