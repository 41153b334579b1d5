/** Whether this names a time zone, by the tables of the machine: "Europe/Berlin", not "+01:00". */
export function isTimeZone(name: string): boolean {
  // Offsets are taken by some machines and not by others.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
