import type { CreateTaskInput } from '@taskwire/client'
import type { Replica } from '@taskwire/client/replica'
import { processInSlices } from '../../shared/replica/process-in-slices.ts'

/** An imported task with its final id and the ids of its places. */
export type AddedTask = Omit<CreateTaskInput, 'id' | 'op_id'> & { readonly id: string }

/**
 * Adds tasks to the replica in slices. Each slice is stored on this device before the next one starts. Lists show the newest task
 * first, so the first task is created last. Subtasks follow their parents. Returns whether the device stored all tasks.
 *
 * @param onProgress called with the number of tasks added so far
 */
export async function sendTasks(
  create: Replica['mutate']['tasks']['create'],
  tasks: readonly AddedTask[],
  onProgress: (count: number) => void,
): Promise<boolean> {
  let [count, isStored] = [0, true]
  const topLevel = tasks.filter(isTopLevel)
  const subtasks = tasks.filter((task) => !isTopLevel(task))
  await processInSlices([...topLevel.toReversed(), ...subtasks], async (slice) => {
    const results = await Promise.allSettled(slice.map((task) => create(task)))
    isStored &&= results.every(({ status }) => status === 'fulfilled')
    onProgress((count += slice.length))
  })
  return isStored
}

export function isTopLevel({ parent_id }: AddedTask): boolean {
  return typeof parent_id !== 'string'
}
