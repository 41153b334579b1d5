/** What an import leaves out, each sentence once, with the lines that it concerns. */
export interface Warnings {
  /**
   * @param line the line concerned; omitted for the file as a whole
   * @param kind sentences of one kind beyond the first twenty are counted in `rest` instead
   */
  readonly add: (
    sentence: string,
    line?: number,
    kind?: { readonly name: string; readonly rest: string },
  ) => void
  readonly list: () => readonly string[]
}

const MAX_OF_A_KIND = 20
const MAX_LINES = 5

export function newWarnings(): Warnings {
  const found = new Map<string, Set<number>>()
  const kinds = new Map<string, number>()
  return {
    add: (sentence, line, kind) => {
      const count = kind === undefined ? 0 : (kinds.get(kind.name) ?? 0)
      const isNew = !found.has(sentence)
      const text = kind !== undefined && isNew && count >= MAX_OF_A_KIND ? kind.rest : sentence
      if (kind !== undefined && isNew) kinds.set(kind.name, count + 1)
      const lines = found.get(text) ?? new Set()
      found.set(text, line === undefined ? lines : lines.add(line))
    },
    list: () => [...found].map(([sentence, lines]) => `${sentence}${lineList([...lines])}`),
  }
}

function lineList(lines: readonly number[]): string {
  if (lines.length === 0) return ''
  const shown = lines.slice(0, MAX_LINES).join(', ')
  const rest = lines.length > MAX_LINES ? ` and ${lines.length - MAX_LINES} more` : ''
  return ` (${lines.length === 1 ? 'line' : 'lines'} ${shown}${rest})`
}
