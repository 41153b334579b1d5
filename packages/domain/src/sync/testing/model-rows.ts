import type { Entity, EntityKey, EntityKind } from '../../entities/rows.ts'
import type { NextTask } from '../../tasks/recurrence/next-task.ts'
import type { CreateTaskInput } from '../../tasks/task-input.ts'
import type { Task } from '../../tasks/task.ts'
import { textsOf, type Mutation } from '../mutation.ts'

/** A row of the server. `with` names the row whose deletion took this one along. */
export interface Entry {
  readonly kind: EntityKind
  readonly row: Entity
  readonly isDeleted: boolean
  readonly with: EntityKey | undefined
  readonly textRevisions: Readonly<Record<string, number>>
}

/** Tells whether a text that a mutation changes was changed after the revision that its author saw. */
export function isStale(entry: Entry, mutation: Mutation, head: number): boolean {
  const { base_revision = head } = mutation.input as { base_revision?: number }
  return Object.entries(textsOf(mutation) ?? {}).some(
    ([field, text]) => text !== textAt(entry.row, field) && (entry.textRevisions[field] ?? 0) > base_revision,
  )
}

/** Returns the inputs of the next one of a repeating task and of its subtasks. */
export function nextInputs(
  { title, description, priority, list_id, label_ids, position }: Task,
  { id, due_date, recurrence, subtasks }: NextTask,
  rowOf: (id: string) => Task,
): (CreateTaskInput & { readonly id: string })[] {
  const own = { id, title, description, priority, list_id, label_ids, position, due_date, recurrence }
  const copies = subtasks.map((copy) => {
    const of = rowOf(copy.copy_of)
    return {
      id: copy.id,
      title: of.title,
      description: of.description,
      priority: of.priority,
      label_ids: of.label_ids,
      position: of.position,
      parent_id: id,
      due_date: copy.due_date,
    }
  })
  return [own, ...copies]
}

export function textAt(row: Entity, field: string): unknown {
  return (row as unknown as Readonly<Record<string, unknown>>)[field]
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
