/** Returns letters and digits only, without case and accents: "Due_Date" equals "due date", and "Fällig" equals "fallig". */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** Creates a table of folded words. In each list `|` separates words. The first meaning of a word wins. */
export function wordTable<T extends string>(lists: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const table = new Map<string, T>()
  for (const [meaning, list] of Object.entries(lists) as [T, string][])
    for (const word of list.split('|').map(fold)) if (!table.has(word)) table.set(word, meaning)
  return table
}
