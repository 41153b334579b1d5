import { takenAlong, type Effect, type EntityReader, type FoundRow } from '../entities/rules.ts'
import { entityKey } from '../entities/rows.ts'
import type { TaskMutations } from './task-mutations.ts'
import { patchTask } from './task-rules.ts'
import type { Task } from './task.ts'

/** Names what a task refers to: its list, its parent and its labels. */
export function taskReferences({ list_id, parent_id, label_ids }: Task) {
  return [
    ...(list_id === null ? [] : [entityKey('list', list_id)]),
    ...(parent_id === null ? [] : [entityKey('task', parent_id)]),
    ...label_ids.map((id) => entityKey('label', id)),
  ]
}

/** Returns the subtasks of a task, living and deleted. */
export function subtasksOf(reader: EntityReader, id: string): FoundRow<Task>[] {
  return reader
    .referring('task', entityKey('task', id))
    .filter(({ state }) => (state.living ?? state.lastLiving)?.parent_id === id)
}

/** Deletes a living task, taken along by the deletion of another row. */
export function deletionOf(id: string, deletedWith: string): Effect {
  return { kind: 'task', name: 'delete', input: { id, deletedWith } as Effect['input'] }
}

export function restorationOf(id: string): Effect {
  return { kind: 'task', name: 'restore', input: { id } }
}

export function changeOf(input: TaskMutations['update']): Effect {
  return { kind: 'task', name: 'update', input }
}

function completionOf(id: string, completed: boolean): Effect {
  return { kind: 'task', name: 'complete', input: { id, completed } as Effect['input'] }
}

/** The effects of a task's mutations on its subtasks and its parent, and on its own place. */
export const taskEffects = {
  create: ({ parent_id, ...input }: TaskMutations['create'], reader: EntityReader) =>
    isOpen(input) ? reopened(reader, parent_id) : [],

  update(input: TaskMutations['update'], reader: EntityReader): readonly Effect[] {
    const { living } = reader.read('task', input.id)
    if (living === null) return []
    const next = patchTask(living, input, living.updated_at, living.revision)
    return [
      ...(next.completed && !living.completed ? completedSubtasks(reader, input.id) : []),
      ...(next.completed ? [] : reopened(reader, next.parent_id)),
      ...intoListOfParent(living, input, reader),
    ]
  },

  complete: ({ id, completed }: TaskMutations['complete'], reader: EntityReader): readonly Effect[] =>
    completed
      ? completedSubtasks(reader, id)
      : reopened(reader, reader.read('task', id).living?.parent_id ?? null),

  delete: ({ id }: TaskMutations['delete'], reader: EntityReader): readonly Effect[] =>
    subtasksOf(reader, id).flatMap(({ id: subtask, state }) =>
      state.living === null ? [] : [deletionOf(subtask, id)],
    ),

  restore({ id }: TaskMutations['restore'], reader: EntityReader): readonly Effect[] {
    const state = reader.read('task', id)
    if (state.lastLiving === null) return []
    const taken = takenAlong({ id, state }, subtasksOf(reader, id))
    return [...restoredPlace(state.lastLiving, reader), ...taken.map((row) => restorationOf(row.id))]
  },
}

function isOpen({
  status,
  completed,
  is_completed,
  completed_at,
}: Omit<TaskMutations['create'], 'parent_id'>) {
  return status !== 'completed' && completed !== true && is_completed !== true && completed_at == null
}

function completedSubtasks(reader: EntityReader, id: string): Effect[] {
  return subtasksOf(reader, id).flatMap(({ id: subtask, state }) =>
    state.living?.completed === false ? [completionOf(subtask, true)] : [],
  )
}

/** A completed task has no open subtask, so an open one reopens it. */
function reopened(reader: EntityReader, parent_id: string | null | undefined): Effect[] {
  const isDone = parent_id != null && reader.read('task', parent_id).living?.completed === true
  return isDone ? [completionOf(parent_id, false)] : []
}

/** A subtask that leaves its parent gets into the parent's list, unless the input names a list. */
function intoListOfParent(
  task: Task,
  { id, parent_id, list_id }: TaskMutations['update'],
  reader: EntityReader,
) {
  if (task.parent_id === null || parent_id !== null || list_id !== undefined) return []
  const { living } = reader.read('task', task.parent_id)
  return living?.list_id == null ? [] : [changeOf({ id, list_id: living.list_id })]
}

/** A restored task leaves a deleted list, parent or label behind. An open one reopens its completed parent. */
function restoredPlace(
  { id, list_id, parent_id, label_ids, completed }: Task,
  reader: EntityReader,
): Effect[] {
  const isGone = (kind: 'list' | 'task' | 'label', gone: string) => reader.read(kind, gone).living === null
  const place = {
    ...(list_id !== null && isGone('list', list_id) && { list_id: null }),
    ...(parent_id !== null && isGone('task', parent_id) && { parent_id: null }),
  }
  const remove_label_ids = label_ids.filter((label) => isGone('label', label))
  const change = { ...place, ...(remove_label_ids.length > 0 && { remove_label_ids }) }
  return [
    ...(Object.keys(change).length > 0 ? [changeOf({ id, ...change })] : []),
    ...(completed ? [] : reopened(reader, parent_id)),
  ]
}
