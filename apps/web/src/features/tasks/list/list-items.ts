import type { Task } from '../data/task.ts'
import type { Section } from './select-view.ts'

const HEADING = 'section '

/** Whether a key is that of a heading; ids have no spaces. */
export function isHeading(key: string): boolean {
  return key.startsWith(HEADING)
}

/** A line of the list: the heading of a section, or a task. */
export type ListItem =
  | { readonly type: 'heading'; readonly key: string; readonly section: Section }
  | { readonly type: 'task'; readonly key: string; readonly task: Task }

/** Sections as the lines that are drawn. A heading that says nothing new is left out. */
export function listItems(sections: readonly Section[]): readonly ListItem[] {
  const isPlain = sections.length === 1 && sections[0] !== undefined && plain.has(sections[0].key)
  return sections.flatMap((section) => {
    const heading = { type: 'heading', key: HEADING + section.key, section } as const
    const tasks = section.tasks.map(lineOf)
    return isPlain ? tasks : [heading, ...tasks]
  })
}

/** Sections that are the whole of their view, and go by its name. */
const plain: ReadonlySet<string> = new Set(['today', 'open', 'deleted'])

const lines = new WeakMap<Task, ListItem>()

/** The same line for the same task: a list is long, and most of it stays as it is. */
function lineOf(task: Task): ListItem {
  const known = lines.get(task)
  if (known !== undefined) return known
  const line: ListItem = { type: 'task', key: task.id, task }
  lines.set(task, line)
  return line
}
