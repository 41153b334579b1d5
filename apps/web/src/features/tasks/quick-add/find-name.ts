import { foldText, nameKey } from '@taskwire/domain'
import type { Label, List } from '../data/task.ts'
import type { LineNames } from './read-line.ts'

/** A list or label that completes a line. */
export interface NameOption {
  readonly id: string
  readonly name: string
  readonly color: List['color']
}

/** The name that a person types, with the lists or labels that fit. */
export interface Completion {
  readonly sign: '#' | '@'
  /** The position of the sign. */
  readonly start: number
  readonly options: readonly NameOption[]
  /** The typed text is already the name of an option. */
  readonly isName: boolean
}

const MAX_OPTIONS = 8
const sign = /(?<!\S)[#@](?!\s)/g

/** Returns the list after `#` or the label after `@` that is typed at the caret. Undefined when nothing fits, or nothing is left to complete. */
export function findCompletion(line: string, caret: number, names: LineNames): Completion | undefined {
  const before = line.slice(0, caret)
  const found = [...before.matchAll(sign)].at(-1)
  if (found === undefined) return undefined
  const query = before.slice(found.index + 1)
  const kind = found[0] as Completion['sign']
  const options = (
    kind === '#' ? names.lists.filter(isOffered).map(listOption) : names.labels.map(labelOption)
  )
    .filter(({ name }) => fits(name, query))
    .toSorted((a, b) => Number(begins(b.name, query)) - Number(begins(a.name, query)))
    .slice(0, MAX_OPTIONS)
  const isName = options.some(({ name }) => nameKey(name) === nameKey(query))
  if (options.length === (isName ? 1 : 0)) return undefined
  return { sign: kind, start: found.index, options, isName }
}

/** Puts a name into the line instead of its typed beginning. Returns the line and the position after the name. */
export function completeName(
  line: string,
  caret: number,
  { sign, start }: Completion,
  { name }: NameOption,
): { readonly line: string; readonly caret: number } {
  const text = `${line.slice(0, start)}${sign}${name} `
  return { line: text + line.slice(caret).trimStart(), caret: text.length }
}

/** A name fits by its beginning, or by that of one of its words until the query contains a space. */
function fits(name: string, query: string): boolean {
  return begins(name, query) || (!/\s/.test(query) && foldText(name).split(/\s+/).some(startsWith(query)))
}

function begins(name: string, query: string): boolean {
  return startsWith(query)(foldText(name))
}

function startsWith(query: string) {
  return (text: string) => text.startsWith(foldText(query))
}

function isOffered({ archived_at }: List): boolean {
  return archived_at === null
}

function listOption({ id, title, color }: List): NameOption {
  return { id, name: title, color }
}

function labelOption({ id, name, color }: Label): NameOption {
  return { id, name, color }
}
