import type { Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain'

/** What was folded once: a task that changes is another value. */
const folded = new WeakMap<Task, string>()

/** The tasks whose title and notes contain every word, whatever the letter case and accents; none without a word. */
export function findTasks(tasks: readonly Task[], query: string): readonly Task[] {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return tasks.filter((task) => {
    const text = textOf(task)
    return words.every((word) => text.includes(word))
  })
}

function textOf(task: Task): string {
  const known = folded.get(task)
  if (known !== undefined) return known
  const text = foldText(`${task.title}\n${task.description ?? ''}`)
  folded.set(task, text)
  return text
}
