import { nameKey } from '../../entities/name-key.ts'
import { MAX_LABEL_NAME, MAX_LABELS_PER_TASK } from '../../entities/limits.ts'
import { overlaps, type Span } from './spans.ts'

/** The name of a list or label in a text, with the sign before it. */
export interface NameMark extends Span {
  readonly kind: 'list' | 'label'
  /** The name as the user gave it to the list or label, or the word of a new label. */
  readonly name: string
}

/** The names that a line may contain. */
export interface KnownNames {
  readonly lists: readonly string[]
  /** Without it no label is read. */
  readonly labels: readonly string[] | undefined
  /** Whether an unknown word after `@` is a new label. */
  readonly newLabels: boolean
}

/** Signs that are looked at. Bounds the time that a line full of them takes. */
const MAX_SIGNS = 40

const sign = /(?<!\S)[#@](?=[^\s\0])/g
const isEnd = /^(?:$|\s|[,;.!?]+(?:\s|$))/
const newLabel = /^(?=[\p{L}_])[\p{L}\p{M}\p{N}_-]+/u

/**
 * Returns the last known list after `#` and the labels after `@`, in the order of the text. A name may contain spaces; the longest
 * known one counts, in any letter case. Ignores what is part of a due date, such as "@5pm".
 */
export function findNames(text: string, due: readonly Span[], known: KnownNames): NameMark[] {
  const found = [...text.matchAll(sign)]
    .slice(-MAX_SIGNS)
    .flatMap(({ index, 0: kind }) =>
      kind === '#' ? listAt(text, index, known) : labelAt(text, index, known),
    )
    .filter((mark) => !due.some((span) => overlaps(span, mark)))
  const list = found.findLast(({ kind }) => kind === 'list')
  const labels = new Set<string>()
  return found.filter((mark) => {
    if (mark.kind === 'list') return mark === list
    const key = nameKey(mark.name)
    if (labels.size === MAX_LABELS_PER_TASK && !labels.has(key)) return false
    labels.add(key)
    return true
  })
}

function listAt(text: string, start: number, { lists }: KnownNames): NameMark[] {
  const name = longestName(text.slice(start + 1), lists)
  return name === undefined ? [] : [{ kind: 'list', start, end: start + 1 + name.length, name: name.name }]
}

function labelAt(text: string, start: number, { labels, newLabels }: KnownNames): NameMark[] {
  if (labels === undefined) return []
  const rest = text.slice(start + 1)
  const known = longestName(rest, labels)
  if (known !== undefined) return [{ kind: 'label', start, end: start + 1 + known.length, name: known.name }]
  const [word = ''] = newLabel.exec(rest) ?? []
  if (!newLabels || word === '' || [...word].length > MAX_LABEL_NAME || !isEnd.test(rest.slice(word.length)))
    return []
  return [{ kind: 'label', start, end: start + 1 + word.length, name: word }]
}

/** The longest of the names with which a text begins, and its length there. */
function longestName(text: string, names: readonly string[]): { name: string; length: number } | undefined {
  const fitting = names.filter(
    (name) => nameKey(text.slice(0, name.length)) === nameKey(name) && isEnd.test(text.slice(name.length)),
  )
  const [name] = fitting.toSorted((a, b) => b.length - a.length)
  return name === undefined ? undefined : { name, length: name.length }
}
