import type { ImportWarning, Notice } from '../import-reasons.ts'

/** Collects the notices of an import, each once, with the lines that it concerns. */
export interface Warnings {
  /**
   * @param line the line concerned; omitted for the file as a whole
   * @param kind more than twenty notices of one kind are counted in `rest` instead
   */
  readonly add: (
    notice: Notice,
    line?: number,
    kind?: { readonly name: string; readonly rest: Notice },
  ) => void
  readonly list: () => readonly ImportWarning[]
}

const MAX_OF_A_KIND = 20
const MAX_LINES = 5

export function newWarnings(): Warnings {
  const found = new Map<string, { readonly notice: Notice; readonly lines: Set<number> }>()
  const kinds = new Map<string, number>()
  return {
    add: (notice, line, kind) => {
      const count = kind === undefined ? 0 : (kinds.get(kind.name) ?? 0)
      const isNew = !found.has(JSON.stringify(notice))
      const kept = kind !== undefined && isNew && count >= MAX_OF_A_KIND ? kind.rest : notice
      if (kind !== undefined && isNew) kinds.set(kind.name, count + 1)
      const key = JSON.stringify(kept)
      const entry = found.get(key) ?? { notice: kept, lines: new Set() }
      found.set(key, entry)
      if (line !== undefined) entry.lines.add(line)
    },
    list: () =>
      [...found.values()].map(({ notice, lines }) => ({
        ...notice,
        lines: [...lines].slice(0, MAX_LINES),
        moreLines: Math.max(0, lines.size - MAX_LINES),
      })),
  }
}
