/** Returns the IANA name of the device's time zone, for the profile. The server ignores a name that it doesn't know. */
export function deviceTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
