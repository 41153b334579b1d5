interface Pressed {
  /** The character that the key types. */
  readonly key: string
  /** The position of the key, named after the US layout: `KeyQ`, `Digit1`. */
  readonly code: string
}

/**
 * Returns the key of a shortcut for any keyboard layout. If the key types neither a Latin letter nor a digit (Cyrillic, Greek, the
 * digit row of AZERTY), this is the letter or digit at the same position of the US layout.
 *
 * @param mapsSigns whether a sign on a letter key is read as that letter, as `;` on the Greek Q. False for a Latin layout such as
 *   Dvorak, where it is only a sign.
 */
export function latinKey({ key, code }: Pressed, mapsSigns: boolean): string {
  const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  if (place === null || isNamed(key) || /^[a-z\d]$/i.test(key)) return key
  const [, letter, digit] = place
  if (letter === undefined) return digit ?? key
  if (!mapsSigns && !isLetter(key)) return key
  return key === key.toLowerCase() ? letter.toLowerCase() : letter
}

/** Whether a key types a letter of any script. */
export function isLetter(key: string): boolean {
  return key !== 'Dead' && !isNamed(key) && /^\p{L}/u.test(key)
}

/** Whether `key` is a name such as `Process` or `Unidentified`. A length check is not enough: Arabic has keys that type two letters. */
function isNamed(key: string): boolean {
  return /^[A-Z][A-Za-z\d]+$/.test(key) && key !== 'Dead'
}
