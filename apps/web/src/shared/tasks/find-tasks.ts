import type { Task } from '@taskwire/client'

/** The tasks whose title and notes contain every word, in any letter case; none without a word. */
export function findTasks(tasks: readonly Task[], query: string): readonly Task[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return tasks.filter(({ title, description }) => {
    const text = `${title}\n${description ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
