/** Letters and digits only, without case and accents: "Due_Date" and "due date" are one word, "Fällig" and "fallig" too. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** A look-up by folded words. Each list is words separated by `|`; the first meaning of a word counts. */
export function wordTable<T extends string>(lists: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const table = new Map<string, T>()
  for (const [meaning, list] of Object.entries(lists) as [T, string][])
    for (const word of list.split('|').map(fold)) if (!table.has(word)) table.set(word, meaning)
  return table
}
