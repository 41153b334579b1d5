import { takenAlong, type Effect, type EntityReader, type FoundRow } from '../entities/rules.ts'
import { entityKey } from '../entities/rows.ts'
import { loadedRecurrence } from './recurrence/loaded-recurrence.ts'
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

/** Reminders before the due date. One at an instant belongs to its occurrence alone. */
const repeatedReminders = ({ reminders }: Task) =>
  reminders.filter((reminder) => 'minutes_before' in reminder)

/** The effects that make the next task of a repeating one, which `next` describes as it is after its completion. */
function followed(next: Task, reader: EntityReader, at: string): Effect[] {
  const subtasks = subtasksOf(reader, next.id).flatMap(({ state }) => state.living ?? [])
  const follower = loadedRecurrence()?.nextTask(next, subtasks, at, next.completed_at ?? at)
  if (follower === undefined) return []
  const created = (input: TaskMutations['create']): Effect => ({ kind: 'task', name: 'create', input })
  const { title, description, priority, list_id, label_ids, position } = next
  const { id, due_date, recurrence } = follower
  const reminders = repeatedReminders(next)
  return [
    changeOf({ id: next.id, next_id: id } as TaskMutations['update']),
    created({
      id,
      title,
      description,
      priority,
      list_id,
      label_ids,
      position,
      due_date,
      recurrence,
      reminders,
    }),
    ...follower.subtasks.flatMap(({ copy_of, ...copy }) => {
      const subtask = subtasks.find((one) => one.id === copy_of)
      if (subtask === undefined) return []
      const { title, description, priority, label_ids, position } = subtask
      const reminders = repeatedReminders(subtask)
      return [
        created({ title, description, priority, label_ids, position, reminders, parent_id: id, ...copy }),
      ]
    }),
  ]
}

/** The effects of a task's mutations on its subtasks and its parent, and on its own place. */
export const taskEffects = {
  create: ({ parent_id, ...input }: TaskMutations['create'], reader: EntityReader) =>
    isOpen(input) ? reopened(reader, parent_id) : [],

  update(input: TaskMutations['update'], reader: EntityReader, at: string): readonly Effect[] {
    const { living } = reader.read('task', input.id)
    if (living === null) return []
    const next = patchTask(living, input, at, living.revision)
    return [
      ...(next.completed && !living.completed
        ? [...completedSubtasks(reader, input.id), ...followed(next, reader, at)]
        : []),
      ...(next.completed ? [] : reopened(reader, next.parent_id)),
      ...intoListOfParent(living, input, reader),
    ]
  },

  complete(
    { id, completed }: TaskMutations['complete'],
    reader: EntityReader,
    at: string,
  ): readonly Effect[] {
    const { living } = reader.read('task', id)
    if (!completed) return reopened(reader, living?.parent_id ?? null)
    const isNew = living?.completed === false
    const next = isNew ? followed(patchTask(living, { completed }, at, living.revision), reader, at) : []
    return [...completedSubtasks(reader, id), ...next]
  },

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

/** The conditions of a task's mutations. */
export const taskConditions = {
  /** Another device may complete the task meanwhile. An edit of when it is due or repeats would then miss the next one. */
  update({ id, due_date, recurrence }: TaskMutations['update'], reader: EntityReader) {
    const { living } = reader.read('task', id)
    const isOpen = living !== null && living.recurrence !== null && !living.completed
    return isOpen && (due_date !== undefined || recurrence !== undefined) ? { expects_open: true } : {}
  },
}
