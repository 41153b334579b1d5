/** Returns whether a text is the name of a time zone that this machine knows: "Europe/Berlin", not "+01:00". */
export function isTimeZone(name: string): boolean {
  // Only some JavaScript engines accept offsets.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
