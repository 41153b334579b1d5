// Lines of RFC 5545, section 3.1. Decision 41 says why no library writes them.

/** Octets of a line without its break. */
const MAX_OCTETS = 75

/** A property whose value is already in the form of RFC 5545. */
export function property(name: string, value: string | number): string {
  return fold(`${name}:${value}`)
}

/** A property with a TEXT value. */
export function textProperty(name: string, value: string): string {
  return property(name, escapeText(value))
}

/** A property with a list of TEXT values. */
export function textListProperty(name: string, values: readonly string[]): string {
  return property(name, values.map(escapeText).join(','))
}

/** Escapes a TEXT value. Control characters, which RFC 5545 doesn't allow in it, are removed. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, String.raw`\n`)
    .replaceAll(/(?!\t)\p{Cc}/gu, '')
}

/** Ends a line, and breaks it where it is too long, but never within a character. */
function fold(line: string): string {
  if (line.length * 3 <= MAX_OCTETS) return `${line}\r\n`
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return `${folded}\r\n`
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x8_00) return 2
  return codePoint < 0x1_00_00 ? 3 : 4
}
