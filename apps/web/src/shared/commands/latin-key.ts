interface Pressed {
  /** What the key writes. */
  readonly key: string
  /** Where the key is, named after the US keyboard: `KeyQ`, `Digit1`. */
  readonly code: string
}

/**
 * The key of a shortcut on any keyboard: what it writes, and where that is neither a Latin letter nor a digit (Cyrillic,
 * Greek, the digit row of AZERTY), the letter or digit at the same place of the US keyboard.
 *
 * @param mapsSigns whether a sign on a letter key stands for that letter, as `;` does on the Greek Q. Not on a Latin keyboard
 *   such as Dvorak, where it is only a sign.
 */
export function latinKey({ key, code }: Pressed, mapsSigns: boolean): string {
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  if (place === null || isNamed(key) || /^[a-z\d]$/i.test(key)) return key
  const [, letter, digit] = place
  if (letter === undefined) return digit ?? key
  if (!mapsSigns && !isLetter(key)) return key
  return key === key.toLowerCase() ? letter.toLowerCase() : letter
}

/** Whether a key writes a letter of any script. */
export function isLetter(key: string): boolean {
  return key !== 'Dead' && !isNamed(key) && /^\p{L}/u.test(key)
}

/** `Dead`, `Process`, `Unidentified` and the like. Arabic has keys that write two letters. */
function isNamed(key: string): boolean {
  return /^[A-Z][A-Za-z\d]+$/.test(key) && key !== 'Dead'
}
