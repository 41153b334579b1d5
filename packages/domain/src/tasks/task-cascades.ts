import { takenAlong, type Effect, type EntityReader, type FoundRow } from '../entities/rules.ts'
import { entityKey } from '../entities/rows.ts'
import { changeOf, deletionOf, restorationOf, subtasksOf } from './task-effects.ts'
import type { Task } from './task.ts'

// How tasks follow the rows that they name: their list and their labels.

/** The effects of a list's mutations on its tasks and their subtasks. */
export const listEffects = {
  delete: ({ id }: Effect['input'], reader: EntityReader): readonly Effect[] =>
    tasksOf(reader, id).flatMap((task) => {
      if (task.state.living === null) return []
      const subtasks = subtasksOf(reader, task.id).filter(({ state }) => state.living !== null)
      return [deletionOf(task.id, id), ...subtasks.map((subtask) => deletionOf(subtask.id, task.id))]
    }),

  restore({ id }: Effect['input'], reader: EntityReader): readonly Effect[] {
    const state = reader.read('list', id)
    const tasks = tasksOf(reader, id)
    const rows = [...tasks, ...tasks.flatMap((task) => subtasksOf(reader, task.id))]
    const taken = takenAlong({ id, state }, rows)
    // A queued deletion marks a subtask with its parent.
    const subtasks = taken.flatMap((task) =>
      takenAlong({ id: task.id, state: noState }, subtasksOf(reader, task.id)),
    )
    return [...new Set([...taken, ...subtasks].map((row) => row.id))].map(restorationOf)
  },
}

const noState = { living: null, lastLiving: null }

function tasksOf(reader: EntityReader, id: string): readonly FoundRow<Task>[] {
  return reader
    .referring('task', entityKey('list', id))
    .filter(({ state }) => (state.living ?? state.lastLiving)?.list_id === id)
}

/** The effects of a label's mutations on the tasks that carry it. */
export const labelEffects = {
  delete: ({ id }: Effect['input'], reader: EntityReader): readonly Effect[] =>
    reader
      .referring('task', entityKey('label', id))
      .map((task) => changeOf({ id: task.id, remove_label_ids: [id] })),
}
