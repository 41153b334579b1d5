import type { Procedures } from './client-router.ts'
import type { ReplicaOptions, TaskReplica } from './replica/task-replica.ts'

/** The procedures of tasks, and the replica that is kept up to date by them. */
export type Tasks = Procedures['tasks'] & {
  /**
   * Opens a replica: live tasks that can be changed without a server too. Its code is loaded by the first call, so a client that
   * has no use for one does not carry it. Resolves when what is stored on this device is shown. See {@link TaskReplica}; `openTaskReplica` of `@taskwire/client/replica` is the same
   * without waiting, for those who always want it.
   *
   * @throws an error with the code STORAGE_OWNER when the storage belongs to another user or server
   * @throws TypeError when nobody is signed in and `user` does not say whose tasks
   * @example
   * const replica = await client.tasks.replica()
   * replica.subscribe(() => render(replica.getSnapshot().tasks))
   */
  readonly replica: (options?: ReplicaOptions) => Promise<TaskReplica>
}

/** Adds the replica to the procedures, which know no names of their own: whatever they are asked for is a procedure. */
export function withReplica(procedures: Procedures['tasks'], replica: Tasks['replica']): Tasks {
  return new Proxy(procedures, {
    get: (target, name) => (name === 'replica' ? replica : (Reflect.get(target, name) as unknown)),
  }) as Tasks
}
