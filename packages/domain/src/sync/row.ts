import type { Task } from '../tasks/task.ts'

/** What stands under an id: a living task, or one that was deleted and can come back, or neither. */
export interface TaskState {
  readonly task: Task | null
  /** The task as it was last seen alive; null while it lives, or when that was never seen. */
  readonly buried: Task | null
  /** That of the server's last word; none where a mutation that waits made this state. */
  readonly revision?: number
}

/** What the server last said of an id. */
export interface Row extends TaskState {
  readonly id: string
  readonly revision: number
}

export const nothing: TaskState = { task: null, buried: null }
