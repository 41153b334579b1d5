/** Dates are written in the language of the texts around them, in the reader's own variety of it. */
export const locale: string =
  globalThis.navigator?.languages?.find((tag) => isEnglish(tag) && isKnown(tag)) ?? 'en-GB'

function isEnglish(tag: string): boolean {
  return tag === 'en' || tag.startsWith('en-')
}

/** Browsers hand on what the system calls its language, and `en-US@posix` is a tag that Intl throws at. */
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
