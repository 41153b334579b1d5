/** Shortens a title for use within a sentence. */
export function shortenTitle(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text
}
