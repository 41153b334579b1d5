import type { ImportEntry } from './import-entry.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

/** Returns the place of each entry's parent, which is always at the top level; undefined for an entry at the top level. */
export function findParents(
  entries: readonly ImportEntry[],
  warnings: Warnings,
): readonly (number | undefined)[] {
  const find = finder(entries)
  const direct = entries.map((entry, index) => {
    const { parent, parentTitle, line } = entry
    if (parent === undefined && parentTitle === undefined) return undefined
    const found = find(entry, index)
    if (found === undefined)
      warnings.add({ code: 'parent_missing', parent: shorten(parent ?? parentTitle ?? '') }, line, {
        name: 'parent',
        rest: { code: 'deeper_level' },
      })
    return found
  })
  const tops = topsOf(direct)
  for (const [index, top] of tops.entries())
    if (top !== undefined && top !== direct[index])
      warnings.add({ code: 'deeper_level' }, entries[index]?.line ?? 0)
  return tops
}

type Find = (entry: ImportEntry, index: number) => number | undefined

/** Finds the parent of an entry by its key, else by its title: the nearest one above, else the first one below. */
function finder(entries: readonly ImportEntry[]): Find {
  const byKey = new Map<string, number>()
  const byTitle = new Map<string, number[]>()
  for (const [index, { key, text }] of entries.entries()) {
    if (key !== undefined && !byKey.has(key)) byKey.set(key, index)
    const title = text.trim()
    const places = byTitle.get(title)
    if (places === undefined) byTitle.set(title, [index])
    else places.push(index)
  }
  return ({ parent, parentTitle }, index) => {
    const keyed = parent === undefined ? undefined : byKey.get(parent)
    if (keyed !== undefined && keyed !== index) return keyed
    if (parentTitle === undefined) return undefined
    const places = byTitle.get(parentTitle.trim()) ?? []
    return nearestBefore(places, index) ?? places.find((place) => place > index)
  }
}

/** Returns the last of ascending numbers below a limit. */
function nearestBefore(places: readonly number[], limit: number): number | undefined {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return places[low - 1]
}

/** Returns the entry at the top above each entry. Entries in a circle are at the top. */
function topsOf(direct: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const tops = new Map<number, number>()
  for (const start of direct.keys()) {
    const path: number[] = []
    const seen = new Set<number>()
    let at = start
    while (!tops.has(at) && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      const next = direct[at]
      if (next === undefined) break
      at = next
    }
    // In a circle the entry where it closes becomes the top.
    const top = tops.get(at) ?? at
    for (const each of path) tops.set(each, top)
  }
  return [...direct.keys()].map((index) => {
    const top = tops.get(index)
    return top === index ? undefined : top
  })
}
