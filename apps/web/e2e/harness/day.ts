/** Returns a day of the calendar of this machine, some days from today. */
export function day(days: number): string {
  const moment = new Date()
  moment.setDate(moment.getDate() + days)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`
}
