/** Dates are written in the language of the texts around them, in the reader's own variety of it. */
export const locale: string =
  globalThis.navigator?.languages?.find((tag) => tag === 'en' || tag.startsWith('en-')) ?? 'en-GB'
