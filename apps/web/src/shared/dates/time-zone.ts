let checked: { readonly reported: string; readonly zone: string } | undefined

/** Returns the browser's time zone. Cached, because it is needed on every key press and the check is slow. */
export function supportedTimeZone(): string {
  const { timeZone: reported } = new Intl.DateTimeFormat().resolvedOptions()
  if (checked?.reported !== reported) checked = { reported, zone: supportedZone(reported) }
  return checked.zone
}

/** Falls back to UTC, because some systems report a zone that their own Intl rejects. */
function supportedZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
