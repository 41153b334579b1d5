import type { Replica } from '@taskwire/client/replica'
import { processInSlices } from '../../shared/replica/process-in-slices.ts'
import type { ImportedTask } from './transfer-jobs.ts'

/** An imported task with its final id. */
export type AddedTask = ImportedTask & { readonly id: string }

/**
 * Adds tasks to the replica in slices. Each slice is stored on this device before the next one starts. Lists show the newest task
 * first, so the first task is created last. Returns whether the device stored all tasks.
 *
 * @param onProgress called with the number of tasks added so far
 */
export async function sendTasks(
  create: Replica['mutate']['tasks']['create'],
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
