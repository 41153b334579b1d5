import { MAX_LABEL_NAME, MAX_LABELS_PER_TASK, MAX_LIST_TITLE, MAX_SUBTASKS } from '../../entities/limits.ts'
import { nameKey } from '../../entities/name-key.ts'
import { isStorableText, lengthOf } from '../../text.ts'
import type { CreateTaskInput } from '../task-input.ts'
import { findParents } from './find-parents.ts'
import type { ImportEntry } from './import-entry.ts'
import type { ImportedRecurrence, ReadRepeat } from './read-repeat.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

/** A task from a file, with the names of what it belongs to. */
export type ImportedTask = Omit<
  CreateTaskInput,
  'id' | 'op_id' | 'list_id' | 'parent_id' | 'label_ids' | 'position' | 'recurrence'
> & {
  /** The title of its list. Omitted in the Inbox, and for a subtask, which is in the list of its parent. */
  readonly list?: string
  /** The names of its labels, each once. */
  readonly labels?: readonly string[]
  /** The place of its parent among the tasks. A parent is a top-level task. */
  readonly parent?: number
  /** Only a top-level task with a due date repeats. */
  readonly recurrence?: ImportedRecurrence
}

interface ReadTask {
  readonly entry: ImportEntry
  readonly task: CreateTaskInput
}

/** Gives tasks their lists, labels, parents and repeats, within the limits of an account. */
export function arrange(
  read: readonly ReadTask[],
  readRepeat: ReadRepeat,
  warnings: Warnings,
): ImportedTask[] {
  const parents = findParents(
    read.map(({ entry }) => entry),
    warnings,
  )
  const siblings = new Map<number, number>()
  const nameOf = memo((list: string) => list)
  return read.map(({ entry, task }, index): ImportedTask => {
    const parent = roomUnder(parents[index], siblings, entry, warnings)
    const above = parent === undefined ? undefined : read[parent]
    const list = above === undefined ? listOf(entry, warnings) : undefined
    // A task that found no room under its parent is beside it.
    const lost = parent === undefined ? parents[index] : undefined
    const inherited =
      list === undefined && lost !== undefined ? listOf(read[lost]?.entry ?? entry, warnings) : list
    const labels = labelsOf(entry, warnings)
    const { op_id: _op, id: _id, recurrence: _none, ...fields } = task
    return {
      ...(above === undefined ? fields : completedWith(above.task, fields, entry, warnings)),
      ...(inherited !== undefined && { list: nameOf(inherited) }),
      ...(labels.length > 0 && { labels }),
      ...(parent !== undefined && { parent }),
      ...repeatOf({ entry, task }, parent !== undefined, readRepeat, warnings),
    }
  })
}

function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

function roomUnder(
  parent: number | undefined,
  siblings: Map<number, number>,
  { line }: ImportEntry,
  warnings: Warnings,
): number | undefined {
  if (parent === undefined) return undefined
  const count = (siblings.get(parent) ?? 0) + 1
  siblings.set(parent, count)
  if (count <= MAX_SUBTASKS) return parent
  warnings.add({ code: 'too_many_subtasks', maximum: MAX_SUBTASKS }, line)
  return undefined
}

function listOf({ list, line }: ImportEntry, warnings: Warnings): string | undefined {
  const title = clean(list ?? '')
  if (title === '') return undefined
  if (lengthOf(title) <= MAX_LIST_TITLE) return title
  warnings.add({ code: 'list_title_too_long', list: shorten(title), maximum: MAX_LIST_TITLE }, line)
  return [...title].slice(0, MAX_LIST_TITLE).join('').trim()
}

/** Labels that differ only in letter case are one. */
function labelsOf({ labels = [], line }: ImportEntry, warnings: Warnings): string[] {
  const found = new Map<string, string>()
  for (const label of labels) {
    const name = clean(label)
    const key = nameKey(name)
    if (name === '' || found.has(key)) continue
    if (lengthOf(name) <= MAX_LABEL_NAME && found.size < MAX_LABELS_PER_TASK) found.set(key, name)
    else
      warnings.add({ code: 'label', label: shorten(name) }, line, {
        name: 'label',
        rest: { code: 'more_labels' },
      })
  }
  return [...found.values()]
}

function clean(name: string): string {
  const plain = isStorableText(name) ? name : name.toWellFormed().replaceAll('\0', '')
  return plain.replaceAll(/\s+/g, ' ').trim()
}

/** An open subtask would reopen its parent. */
function completedWith<Fields extends Pick<CreateTaskInput, 'status' | 'completed_at'>>(
  parent: CreateTaskInput,
  task: Fields,
  { line }: ImportEntry,
  warnings: Warnings,
): Fields {
  if (parent.status !== 'completed' || task.status === 'completed') return task
  warnings.add({ code: 'completed_with_parent' }, line)
  return { ...task, status: 'completed', completed_at: parent.completed_at }
}

function repeatOf(
  { entry, task }: ReadTask,
  isSubtask: boolean,
  readRepeat: ReadRepeat,
  warnings: Warnings,
): Pick<ImportedTask, 'recurrence'> {
  const repeat = readRepeat(entry, task)
  if (repeat === undefined) return {}
  if (typeof repeat !== 'string' && !isSubtask) return { recurrence: repeat }
  const code = typeof repeat === 'string' ? repeat : 'subtask_repeats'
  warnings.add({ code, rule: shorten(entry.recurrence ?? '') }, entry.line, {
    name: 'repeat',
    rest: { code: 'more_repeats' },
  })
  return {}
}
