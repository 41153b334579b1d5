import type { Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain'
import { dueDay, type Day } from '../dates/day.ts'
import { searchTerms, type SearchNames } from './search-terms.ts'

interface FoldedTask {
  readonly title: string
  readonly text: string
}

/** Caches the folded texts by task object. A changed task is a new object, so no entry goes stale. */
const folded = new WeakMap<Task, FoldedTask>()

type Filter = (task: Task, today: Day) => boolean

const isDue: Filter = ({ due_date }, today) => due_date !== null && dueDay(due_date) === today
const isOverdue: Filter = ({ due_date }, today) => due_date !== null && dueDay(due_date) < today
const hasPriority =
  (priority: Task['priority']): Filter =>
  (task) =>
    task.priority === priority

/** Words that also find open tasks by date or priority, folded. Both languages are always understood. */
const filters: ReadonlyMap<string, Filter> = new Map(
  Object.entries({
    today: isDue,
    heute: isDue,
    overdue: isOverdue,
    uberfallig: isOverdue,
    ueberfaellig: isOverdue,
    high: hasPriority('high'),
    hoch: hasPriority('high'),
    medium: hasPriority('medium'),
    mittel: hasPriority('medium'),
    low: hasPriority('low'),
    niedrig: hasPriority('low'),
  }),
)

/**
 * Returns the tasks that match every word, ignoring letter case, accents and normalisation. A word matches the title, the notes,
 * or by its meaning: `today`, `overdue`, `high`. `#list` and `@label` find the tasks there. Tasks with every other word in the title
 * come first. An empty query finds nothing.
 */
export function findTasks(
  tasks: readonly Task[],
  query: string,
  today: Day,
  names?: SearchNames,
): readonly Task[] {
  const terms = searchTerms(query, names)
  if (terms.length === 0) return []
  const inTitle: Task[] = []
  const others: Task[] = []
  for (const task of tasks) {
    const { title, text } = foldedTexts(task)
    const rest = terms.filter(({ isInPlace }) => isInPlace?.(task) !== true)
    if (rest.every(({ word }) => title.includes(word))) inTitle.push(task)
    else if (rest.every(({ word }) => text.includes(word) || isMeant(word, task, today))) others.push(task)
  }
  return [...inTitle, ...others]
}

function isMeant(word: string, task: Task, today: Day): boolean {
  return !task.completed && filters.get(word)?.(task, today) === true
}

function foldedTexts(task: Task): FoldedTask {
  const cached = folded.get(task)
  if (cached !== undefined) return cached
  const title = foldText(task.title)
  const texts = { title, text: `${title}\n${foldText(task.description ?? '')}` }
  folded.set(task, texts)
  return texts
}
