/** Returns the beginning of a text on one line. */
export function shorten(text: string, max = 60): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > max ? `${line.slice(0, max - 1)}…`.toWellFormed() : line
}
