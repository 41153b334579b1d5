import type { Task } from '../tasks/task.ts'
import type { Operation, Texts } from './mutation.ts'

/** The texts that an operation writes over others; undefined when it writes none. */
export function textsOf({ name, input }: Operation): Texts | undefined {
  if (name !== 'update') return undefined
  const { title, description } = input
  if (title === undefined && description === undefined) return undefined
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) }
}

/** An edit of texts and of other fields as two; undefined for one that is of texts alone, or stands under a condition. */
export function partsOf(operation: Operation): { texts: Operation; rest: Operation } | undefined {
  const texts = textsOf(operation)
  if (operation.name !== 'update' || texts === undefined) return undefined
  const { id, title: _, description: __, base_revision, expected_revision, ...rest } = operation.input
  if (expected_revision !== undefined) return undefined
  if (Object.values(rest).every((value) => value === undefined)) return undefined
  const { seen: ___, epoch: ____, ...name } = operation
  return {
    texts: { ...operation, op_id: `${operation.op_id}:texts`, input: { id, ...texts, base_revision } },
    rest: { ...name, input: { id, ...rest } },
  }
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
