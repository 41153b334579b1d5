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

/** The lines of a list. They are many, and few of them are drawn: each is made when it is asked for. */
export interface ListItems {
  readonly length: number
  readonly at: (index: number) => ListItem | undefined
  readonly keys: () => readonly string[]
  readonly hasKeys: (keys: readonly string[]) => boolean
}

/** Sections as the lines that are drawn. A heading that says nothing new is left out. */
export function listItems(sections: readonly Section[]): ListItems {
  const isPlain = sections.length === 1 && sections[0] !== undefined && plain.has(sections[0].key)
  const headings = isPlain ? 0 : 1
  const length = sections.reduce((sum, { tasks }) => sum + tasks.length + headings, 0)
  return {
    length,
    at: (index) => {
      let rest = index
      for (const section of sections) {
        if (rest === 0 && !isPlain) return { type: 'heading', key: HEADING + section.key, section }
        const task = section.tasks[rest - headings]
        if (task !== undefined) return { type: 'task', key: task.id, task }
        rest -= section.tasks.length + headings
      }
      return undefined
    },
    keys: () =>
      sections.flatMap(({ key, tasks }) => {
        const ids = tasks.map(({ id }) => id)
        return isPlain ? ids : [HEADING + key, ...ids]
      }),
    hasKeys: (keys) => {
      let index = 0
      for (const { key, tasks } of sections) {
        if (!isPlain && keys[index++] !== HEADING + key) return false
        for (const { id } of tasks) if (keys[index++] !== id) return false
      }
      return keys.length === length
    },
  }
}

/** Sections that are the whole of their view, and go by its name. */
const plain: ReadonlySet<string> = new Set(['today', 'open', 'deleted'])
