import type { Io } from './io.ts'

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
} as const

/** Colours a text when the output shows colours. */
export function paint({ hasColor }: Pick<Io, 'hasColor'>, style: keyof typeof codes, text: string): string {
  const [on, off] = codes[style]
  return hasColor && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text
}

/**
 * Returns a text of a task for a terminal. Control characters are shown as spaces: another person's text could otherwise move the
 * cursor, set the title or answer for the user.
 */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
}

/** Whether colours are wanted: by NO_COLOR and FORCE_COLOR, else on a terminal. */
export function wantsColor(env: Io['env'], isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return isTerminal && env['TERM'] !== 'dumb'
}
