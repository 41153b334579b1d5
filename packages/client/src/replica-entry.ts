import type { Procedures } from './client-router.ts'
import type { Replica, ReplicaOptions } from './replica/replica.ts'
import type { TaskReplica } from './replica/task-replica.ts'

/**
 * Opens a replica: live tasks, lists and labels that can also be changed offline. Resolves when the rows stored on this device are
 * loaded. The first call imports the replica's code, so a client that never calls it doesn't contain that code. An app that always
 * needs a replica uses `openReplica` of `@taskwire/client/replica`, which returns at once. See {@link Replica}.
 *
 * @throws an error with the code STORAGE_OWNER when the storage belongs to another user or server, and with STORAGE_OWNER_UNKNOWN
 * when it contains edits without a recorded owner
 * @throws TypeError when nobody is signed in and `user` is missing
 * @example
 * const replica = await client.replica()
 * const { id } = await replica.mutate.lists.create({ title: 'Garden' })
 * await replica.mutate.tasks.create({ title: 'Water the plants', list_id: id })
 */
export type OpenReplica = (options?: ReplicaOptions) => Promise<Replica>

/** The procedures of tasks, and the replica that they keep up to date. */
export type Tasks = Procedures['tasks'] & {
  /**
   * Opens a replica as `client.replica` does, for code that reads and changes tasks only. See {@link TaskReplica}.
   *
   * @example
   * const replica = await client.tasks.replica()
   * replica.subscribe(() => render(replica.getSnapshot().tasks))
   */
  readonly replica: (options?: ReplicaOptions) => Promise<TaskReplica>
}

/** Adds `replica` to tRPC's proxy, which would return a procedure for that name as for any other. */
export function withReplica(procedures: Procedures['tasks'], replica: Tasks['replica']): Tasks {
  return new Proxy(procedures, {
    get: (target, name) => (name === 'replica' ? replica : (Reflect.get(target, name) as unknown)),
  }) as Tasks
}
