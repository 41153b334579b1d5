import type { Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain'

/** Caches the folded text by task object. A changed task is a new object, so no entry goes stale. */
const folded = new WeakMap<Task, string>()

/** Returns the tasks whose title or notes contain every word, ignoring letter case and accents. An empty query finds nothing. */
export function findTasks(tasks: readonly Task[], query: string): readonly Task[] {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return tasks.filter((task) => {
    const text = textOf(task)
    return words.every((word) => text.includes(word))
  })
}

function textOf(task: Task): string {
  const cached = folded.get(task)
  if (cached !== undefined) return cached
  const text = foldText(`${task.title}\n${task.description ?? ''}`)
  folded.set(task, text)
  return text
}
