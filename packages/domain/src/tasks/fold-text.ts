/**
 * The accents and vowel points that a search ignores: of Latin, Greek, Cyrillic, Hebrew and Arabic. Not all of `\p{M}`: in Indic
 * scripts and in kana a mark makes another letter. PostgreSQL has the same list in the migration search-text.
 */
const MARKS =
  // oxlint-disable-next-line eslint/no-misleading-character-class -- marks alone are meant
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/g

/** Letters that no normalisation takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/**
 * A text as a search compares it: without letter case, accents and the difference between composed and decomposed characters.
 * "Größe", "GRÖSSE" and "grosse" are the same. The SQL function `search_fold` agrees with it.
 */
export function foldText(text: string): string {
  // Most texts are ASCII, and there is nothing else to fold.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
}
