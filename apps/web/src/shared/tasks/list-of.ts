import type { Task } from '@taskwire/client'

/** Returns the list of a task; null is the Inbox. A subtask is in the list of its parent. */
export function listOf({ list_id, parent_id }: Task, byId: ReadonlyMap<string, Task>): string | null {
  return (parent_id === null ? list_id : byId.get(parent_id)?.list_id) ?? null
}
