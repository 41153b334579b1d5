import type { TaskReplica } from '@taskwire/client/replica'
import { processInSlices } from '../../shared/replica/process-in-slices.ts'
import type { ImportedTask } from './transfer-jobs.ts'

/** An imported task with the id that it keeps. */
export type AddedTask = ImportedTask & { readonly id: string }

/**
 * Adds tasks to the replica, a slice at a time; each is stored on this device before the next one. The first is shown first,
 * so it is made last. Answers whether the device kept all of them.
 *
 * @param onProgress told how many are there
 */
export async function sendTasks(
  create: TaskReplica['mutate']['create'],
  tasks: readonly AddedTask[],
  onProgress: (count: number) => void,
): Promise<boolean> {
  let [count, isStored] = [0, true]
  await processInSlices(tasks.toReversed(), async (slice) => {
    const results = await Promise.allSettled(slice.map((task) => create(task)))
    isStored &&= results.every(({ status }) => status === 'fulfilled')
    onProgress((count += slice.length))
  })
  return isStored
}
