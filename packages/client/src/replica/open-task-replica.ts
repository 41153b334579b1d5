/* oxlint-disable house/no-barrel -- the entry point `@taskwire/client/replica` */
export { openTaskReplica } from './open-tasks.ts'
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
