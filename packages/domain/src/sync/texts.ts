import type { Task } from '../tasks/task.ts'
import type { Operation, Texts } from './mutation.ts'

/** The texts that an operation writes over others; undefined when it writes none. */
export function textsOf({ name, input }: Operation): Texts | undefined {
  if (name !== 'update') return undefined
  const { title, description } = input
  if (title === undefined && description === undefined) return undefined
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
}

/** The texts of a task that stand where `like` has some. */
export function sameFields(task: Task, like: Texts): Texts {
  return {
    ...(like.title !== undefined && { title: task.title }),
    ...(like.description !== undefined && { description: task.description }),
  }
}

/** Whether a task still has the texts that were seen of it. */
export function agrees(seen: Texts, task: Task): boolean {
  return (
    (seen.title === undefined || seen.title === task.title) &&
    (seen.description === undefined || seen.description === task.description)
  )
}
