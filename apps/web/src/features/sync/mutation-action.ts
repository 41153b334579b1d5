import type { EntityMutation } from '@taskwire/client/replica'

/** Returns the action that a mutation stands for, by the name of its text: an update is named for the field that it changes. */
export function actionOf({ kind, name, input }: EntityMutation) {
  if (name !== 'update') return name
  if (kind === 'list') {
    if (input.archived === undefined) return name
    return input.archived ? 'archive' : 'unarchive'
  }
  if (kind !== 'task') return name
  if (input.status === 'completed') return 'complete'
  if (input.status === 'pending') return 'reopen'
  // A subtask that moves to a list leaves its parent.
  if (input.list_id !== undefined) return 'move'
  if (input.parent_id !== undefined) return input.parent_id === null ? 'unnest' : 'nest'
  if (input.position !== undefined) return 'move'
  const labels = input.label_ids ?? input.add_label_ids ?? input.remove_label_ids
  return labels === undefined ? name : 'label'
}
