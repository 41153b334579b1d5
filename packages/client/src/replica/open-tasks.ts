import type { TaskwireClient } from '../taskwire-client.ts'
import { openReplica } from './open-replica.ts'
import type { ReplicaOptions } from './replica.ts'
import type { ReplicaSnapshot, Snapshot } from './store/replica-snapshot.ts'
import type { TaskReplica } from './task-replica.ts'

/**
 * Opens a replica as {@link openReplica} does, for code that reads and changes tasks only. It keeps lists and labels up to date as
 * well: both open the same storage.
 *
 * @throws TypeError as `openReplica`
 * @example
 * const replica = openTaskReplica(client)
 * replica.subscribe(() => render(replica.getSnapshot()))
 * await replica.mutate.create({ title: 'Water the plants' })
 */
export function openTaskReplica(client: TaskwireClient, options: ReplicaOptions = {}): TaskReplica {
  const replica = openReplica(client, options)
  let read: { readonly whole: Snapshot; readonly tasks: ReplicaSnapshot } | undefined
  return {
    ...replica,
    mutate: replica.mutate.tasks,
    getSnapshot() {
      const whole = replica.getSnapshot()
      if (read?.whole !== whole) read = { whole, tasks: readTasks(whole, read?.tasks) }
      return read.tasks
    },
  }
}

function readTasks(
  { tasks, outbox, issues, isLoaded, isComplete, status }: Snapshot,
  before: ReplicaSnapshot | undefined,
): ReplicaSnapshot {
  const own = outbox.filter((mutation) => mutation.kind === 'task')
  return {
    tasks,
    byId: tasks.byId,
    deleted: tasks.deleted,
    outbox: sameOr(before?.outbox, own),
    pendingIds: new Set(own.map(({ input }) => input.id)),
    issues: sameOr(
      before?.issues,
      issues.flatMap((issue) => (isTaskIssue(issue) ? [issue] : [])),
    ),
    isLoaded,
    isComplete,
    status,
  }
}

function isTaskIssue(issue: Snapshot['issues'][number]): issue is ReplicaSnapshot['issues'][number] {
  return issue.operation.kind === 'task'
}

/** Returns the array before, when it has the same items, so that its readers don't render again. */
function sameOr<Item>(before: readonly Item[] | undefined, items: readonly Item[]): readonly Item[] {
  const isSame = before?.length === items.length && items.every((item, index) => item === before[index])
  return isSame ? before : items
}
