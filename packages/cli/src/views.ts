import type { Label, List, Task } from '@taskwire/client'
import type { Snapshot } from '@taskwire/client/replica'
import { foldText, nameKey } from '@taskwire/domain/words'
import { dayOf, dueDay } from './dates.ts'
import { commandError, type Io } from './io.ts'

/** The words after `list` that select tasks; anything else is searched for. */
export const views = ['open', 'today', 'upcoming', 'inbox', 'done', 'all', 'trash'] as const
type View = (typeof views)[number]

/** Selects tasks by a view, `#list`, `@label` or words to search for. Several selections must all match. */
export function selectTasks(snapshot: Snapshot, words: readonly string[], io: Io, now: string): Task[] {
  const first = words.find(isView) ?? 'open'
  const others = words.filter((word) => !isView(word))
  const rows = first === 'trash' ? snapshot.tasks.deleted : snapshot.tasks
  const today = dayOf(now, io)
  const matches = [viewFilter(first, today, io), ...others.map((word) => wordFilter(word, snapshot))]
  const found = rows.filter((task) => matches.every((match) => match(task)))
  if (first === 'trash') return found
  return first === 'done' ? found.toSorted(latestDone) : found.toSorted(soonestDue)
}

function isView(word: string): word is View {
  return (views as readonly string[]).includes(word)
}

type Match = (task: Task) => boolean

function viewFilter(view: View, today: string, io: Io): Match {
  const day = ({ due_date }: Task) => dueDay(due_date, io)
  switch (view) {
    case 'open':
      return ({ completed }) => !completed
    case 'today':
      return (task) => !task.completed && (day(task) ?? '9') <= today
    case 'upcoming':
      return (task) => !task.completed && (day(task) ?? '') > today
    case 'inbox':
      return ({ completed, list_id, parent_id }) => !completed && list_id === null && parent_id === null
    case 'done':
      return ({ completed }) => completed
    case 'all':
    case 'trash':
      return () => true
  }
}

function wordFilter(word: string, { lists, labels }: Snapshot): Match {
  if (word.startsWith('#') && word.length > 1) {
    const { id } = findList(lists, word.slice(1))
    return ({ list_id }) => list_id === id
  }
  if (word.startsWith('@') && word.length > 1) {
    const { id } = findLabel(labels, word.slice(1))
    return ({ label_ids }) => label_ids.includes(id)
  }
  const wanted = foldText(word)
  return ({ title, description }) => foldText(`${title}\n${description ?? ''}`).includes(wanted)
}

/** Finds a list by its title, in any letter case; one that isn't archived comes first. Throws when it is missing. */
export function findList(lists: readonly List[], title: string): List {
  const found = lists.filter((list) => foldText(list.title) === foldText(title))
  const list = found.find(({ archived_at }) => archived_at === null) ?? found[0]
  if (list === undefined)
    throw commandError('failed', `There is no list "${title}". taskwire-cli lists shows yours.`)
  return list
}

/** Finds a label by its name, in any letter case. Throws when it is missing. */
export function findLabel(labels: readonly Label[], name: string): Label {
  const label = labels.find((each) => nameKey(each.name) === nameKey(name))
  if (label === undefined)
    throw commandError('failed', `There is no label "${name}". taskwire-cli labels shows yours.`)
  return label
}

/** By due date, tasks without one last; then the newest first, as the replica has them. */
function soonestDue(one: Task, other: Task): number {
  const [a, b] = [one.due_date ?? '9', other.due_date ?? '9']
  return a < b ? -1 : a > b ? 1 : 0
}

function latestDone(one: Task, other: Task): number {
  const [a, b] = [one.completed_at ?? '', other.completed_at ?? '']
  return a < b ? 1 : a > b ? -1 : 0
}
