/**
 * The accents and vowel points that a search ignores, of Latin, Greek, Cyrillic, Hebrew and Arabic. The list is shorter than `\p{M}`,
 * because a mark makes another letter in Indic scripts and in kana. The migration search-text contains the same list.
 */
const MARKS =
  // oxlint-disable-next-line eslint/no-misleading-character-class -- the class contains marks only
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]/g

/** Letters that Unicode normalization does not decompose. */
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
 * Folds a text for search: removes letter case, accents and the difference between composed and decomposed characters. "Größe",
 * "GRÖSSE" and "grosse" become equal. The SQL function `search_fold` returns the same.
 */
export function foldText(text: string): string {
  // Fast path: ASCII texts have only letter case to fold.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
}
