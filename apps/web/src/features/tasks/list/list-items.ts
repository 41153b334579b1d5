import type { Task } from '../data/task.ts'
import type { Section } from './select-view.ts'

/** A line of the list: the heading of a section, or a task. */
export type ListItem =
  | { readonly type: 'heading'; readonly key: string; readonly section: Section }
  | { readonly type: 'task'; readonly key: string; readonly task: Task }

/** Sections as the lines that are drawn. A heading that says nothing new is left out. */
export function listItems(sections: readonly Section[]): readonly ListItem[] {
  const isPlain = sections.length === 1 && sections[0] !== undefined && plain.has(sections[0].key)
  return sections.flatMap((section) => {
    const heading = { type: 'heading', key: `section ${section.key}`, section } as const
    const tasks = section.tasks.map((task) => ({ type: 'task', key: task.id, task }) as const)
    return isPlain ? tasks : [heading, ...tasks]
  })
}

/** Sections that are the whole of their view, and go by its name. */
const plain: ReadonlySet<string> = new Set(['today', 'open', 'deleted'])
