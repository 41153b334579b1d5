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

// The rest of the entry point `@taskwire/client/replica`.
export { openReplica } from './open-replica.ts'
export type { EntityMutationInput, Queued, Replica, ReplicaMutate, ReplicaOptions } from './replica.ts'
export type { MutationInput, TaskReplica } from './task-replica.ts'
export { connectionStates, type ConnectionState } from './store/connection-status.ts'
export type {
  EntityList,
  EntityLists,
  ReplicaSnapshot,
  ReplicaStatus,
  Snapshot,
} from './store/replica-snapshot.ts'
export { newId } from './store/new-id.ts'
export { indexedDbStorage } from './storage/indexed-db-storage.ts'
export { memoryStorage } from './storage/memory-storage.ts'
export type { ReplicaStorage, StoredReplica } from './storage/replica-storage.ts'
export { isStorageOwnerError } from './storage/storage-owner.ts'
export type { StreamKind } from './sync/stream-link.ts'
export type {
  EntityIssue,
  EntityKind,
  EntityMutation,
  EntityMutationInputs,
  EntityRows,
  Mutation,
  MutationInputs,
  MutationName,
  Refusal,
  ReplicaDelta,
  ReplicaEffect,
  ReplicaLabel,
  ReplicaList,
  ReplicaState,
  ReplicaTask,
  Row,
  SyncIssue,
  Texts,
} from './replica-types.ts'
