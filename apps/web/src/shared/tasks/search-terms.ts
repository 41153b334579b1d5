import type { Label, List, Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain'
import { listOf } from './list-of.ts'

/** The lists and labels that a query may name, and the tasks by id, because a subtask is in the list of its parent. */
export interface SearchNames {
  readonly lists: readonly List[]
  readonly labels: readonly Label[]
  readonly byId: ReadonlyMap<string, Task>
}

/** A part of a query: a folded word, or a list or label. */
export interface SearchTerm {
  readonly word: string
  /** Whether a task is in the list, or has the label. */
  readonly isInPlace?: (task: Task) => boolean
}

/**
 * Splits a query into its terms. After `#` and `@` the longest name that fits is one term, also with spaces in it. The beginning of a
 * name stands for all names with it, so that results appear while typing. An unknown name is a word like any other.
 */
export function searchTerms(query: string, names: SearchNames | undefined): readonly SearchTerm[] {
  const terms: SearchTerm[] = []
  let rest = foldText(query).trim()
  while (rest !== '') {
    const term = (names && placeTerm(rest, names)) ?? { word: firstWord(rest) }
    terms.push(term)
    rest = rest.slice(term.word.length).trimStart()
  }
  return terms
}

function placeTerm(text: string, { lists, labels, byId }: SearchNames): SearchTerm | undefined {
  const [sign, rest] = [text.charAt(0), text.slice(1)]
  if (sign === '#') {
    const found = findNames(
      lists.map(({ id, title }) => ({ id, name: foldText(title) })),
      rest,
    )
    return found && { word: sign + found.word, isInPlace: (task) => found.ids.has(listOf(task, byId) ?? '') }
  }
  if (sign !== '@') return undefined
  const found = findNames(
    labels.map(({ id, name }) => ({ id, name: foldText(name) })),
    rest,
  )
  return (
    found && {
      word: sign + found.word,
      isInPlace: ({ label_ids }) => label_ids.some((id) => found.ids.has(id)),
    }
  )
}

interface FoldedName {
  readonly id: string
  readonly name: string
}

function findNames(rows: readonly FoldedName[], text: string) {
  const idsOf = (found: readonly FoldedName[]) => new Set(found.map(({ id }) => id))
  const whole = rows.filter(({ name }) => text === name || text.startsWith(`${name} `))
  const longest = Math.max(...whole.map(({ name }) => name.length))
  const exact = whole.filter(({ name }) => name.length === longest)
  const [name] = exact
  if (name !== undefined) return { word: name.name, ids: idsOf(exact) }
  const word = firstWord(text)
  const begun = rows.filter(({ name }) => name.split(/\s+/).some((part) => part.startsWith(word)))
  return word === '' || begun.length === 0 ? undefined : { word, ids: idsOf(begun) }
}

function firstWord(text: string): string {
  return /^\S*/.exec(text)?.[0] ?? ''
}
