import type { Replica } from '@taskwire/client/replica'
import { makesNext } from './cascades.ts'
import { applicablePatch } from './edit-fields.ts'
import type { Edit, Update } from './edit.ts'
import { createLabelIds } from './label-ids.ts'
import type { Task, TaskPatch } from './task.ts'

/** Applies an edit to the replica. Returns undefined when the edit has nothing left to change. */
export type ApplyEdit = (edit: Edit) => Promise<unknown> | undefined

export function createApplyEdit(replica: Replica, newId: () => string): ApplyEdit {
  const { mutate, getSnapshot } = replica
  const labelIds = createLabelIds(replica, newId)

  const update = (edit: Update): Promise<unknown> | undefined => {
    const { entity, id, base_revision } = edit
    const patch = applicablePatch(edit, getSnapshot())
    const next = edit.entity === 'task' && edit.patch.status === 'completed' ? deletedNext(id) : undefined
    const sent = patch && mutate[`${entity}s`].update({ id, ...patch, base_revision })
    return sent && next ? Promise.all([sent, mutate.tasks.restore({ id: next.id })]) : sent
  }
  /** A task makes one next task at most. When that was deleted, by an undo for example, the completion brings it back. */
  const deletedNext = (id: string): Task | undefined => {
    const { byId, deleted } = getSnapshot().tasks
    const task = byId.get(id)
    return makesNext(task, byId) ? deleted.find((one) => one.id === task?.next_id) : undefined
  }
  const deleteNext = (id: string): Promise<unknown> | undefined => {
    const { byId } = getSnapshot().tasks
    const next = byId.get(byId.get(id)?.next_id ?? '')
    return next?.completed === false ? mutate.tasks.delete({ id: next.id }) : undefined
  }
  const create = (edit: Extract<Edit, { kind: 'create' }>) => {
    switch (edit.entity) {
      case 'task': {
        const { label_ids, ...input } = edit.input
        return mutate.tasks.create({
          ...input,
          ...(label_ids && { label_ids: label_ids.map(labelIds.current) }),
        })
      }
      case 'list':
        return mutate.lists.create(edit.input)
      case 'label':
        return mutate.labels.create(edit.input)
    }
  }
  return (edit) => {
    switch (edit.kind) {
      case 'create':
        return create(edit)
      case 'deleteNext':
        return deleteNext(edit.id)
      case 'update':
        return update(withCurrentLabels(edit, labelIds.current))
      case 'restore':
        return edit.entity === 'label'
          ? labelIds.restore(edit.id)
          : mutate[`${edit.entity}s`].restore({ id: edit.id })
      case 'delete':
        if (edit.entity !== 'label') return mutate[`${edit.entity}s`].delete({ id: edit.id })
        labelIds.remember(edit.id)
        return mutate.labels.delete({ id: labelIds.current(edit.id) })
    }
  }
}

/** Names the labels of an edit by the ids that they have now. */
function withCurrentLabels(edit: Update, current: (id: string) => string): Update {
  if (edit.entity === 'label') return { ...edit, id: current(edit.id) }
  if (edit.entity === 'list') return edit
  const { add_label_ids, remove_label_ids, ...patch } = edit.patch
  const labels: TaskPatch = {
    ...(add_label_ids && { add_label_ids: add_label_ids.map(current) }),
    ...(remove_label_ids && { remove_label_ids: remove_label_ids.map(current) }),
  }
  return { ...edit, patch: { ...patch, ...labels } }
}
