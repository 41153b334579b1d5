import type { Task } from '../data/task.ts'
import type { Section } from './select-view.ts'

const HEADING = 'section '

/** Whether a key belongs to a heading. Task ids contain no space, so the prefix is unique. */
export function isHeading(key: string): boolean {
  return key.startsWith(HEADING)
}

/** A line of the list: a section heading or a task. */
export type ListItem =
  | {
      readonly type: 'heading'
      readonly key: string
      readonly section: Section
      readonly isFolded: boolean
    }
  | {
      readonly type: 'task'
      readonly key: string
      readonly task: Task
      /** A subtask that follows its parent. */
      readonly isNested: boolean
    }

/** The lines of a list. Items are created on access, because only a few of many lines are rendered. */
export interface ListItems {
  readonly length: number
  readonly at: (index: number) => ListItem | undefined
  readonly keys: () => readonly string[]
  readonly hasKeys: (keys: readonly string[]) => boolean
}

/**
 * Converts sections to lines. Omits the heading of a single section that repeats the view's name, and the tasks of folded sections.
 *
 * @param folded keys of folded sections. A section without a heading can't be folded.
 */
export function listItems(sections: readonly Section[], folded: readonly string[] = []): ListItems {
  const isPlain = sections.length === 1 && sections[0] !== undefined && plain.has(sections[0].key)
  const headings = isPlain ? 0 : 1
  const parts = sections.map((section) => {
    const isFolded = !isPlain && folded.includes(section.key)
    return { section, isFolded, key: HEADING + section.key, tasks: isFolded ? [] : section.tasks }
  })
  const length = parts.reduce((sum, { tasks }) => sum + tasks.length + headings, 0)
  return {
    length,
    at: (index) => {
      let rest = index
      for (const { section, isFolded, key, tasks } of parts) {
        if (rest === 0 && !isPlain) return { type: 'heading', key, section, isFolded }
        const task = tasks[rest - headings]
        if (task !== undefined)
          return { type: 'task', key: task.id, task, isNested: section.nested?.has(task.id) === true }
        rest -= tasks.length + headings
      }
      return undefined
    },
    keys: () =>
      parts.flatMap(({ key, tasks }) => {
        const ids = tasks.map(({ id }) => id)
        return isPlain ? ids : [key, ...ids]
      }),
    hasKeys: (keys) => {
      let index = 0
      for (const { key, tasks } of parts) {
        if (!isPlain && keys[index++] !== key) return false
        for (const { id } of tasks) if (keys[index++] !== id) return false
      }
      return keys.length === length
    },
  }
}

/** Sections whose heading would repeat the name of their view. */
const plain: ReadonlySet<string> = new Set(['today', 'open', 'deleted'])
