import type { CreateTaskInput, Label, List, Task, UpdateTaskInput } from '@taskwire/client'
import type { EntityMutationInputs } from '@taskwire/client/replica'
import { dueDay, type Day } from '../../../shared/dates/day.ts'

export type { Label, List, Task }

/** The fields of a task that the user can change. Omitted means unchanged; null clears the field. */
export type TaskPatch = Pick<
  UpdateTaskInput,
  | 'title'
  | 'description'
  | 'status'
  | 'priority'
  | 'due_date'
  | 'completed_at'
  | 'recurrence'
  | 'reminders'
  | 'list_id'
  | 'parent_id'
  | 'position'
  | 'add_label_ids'
  | 'remove_label_ids'
>
export type NewTask = Pick<
  CreateTaskInput,
  | 'title'
  | 'description'
  | 'status'
  | 'priority'
  | 'due_date'
  | 'list_id'
  | 'parent_id'
  | 'label_ids'
  | 'recurrence'
  | 'position'
> & {
  readonly id: string
}

export type NewList = EntityMutationInputs<'list'>['create']
export type ListPatch = Omit<
  EntityMutationInputs<'list'>['update'],
  'id' | 'expected_revision' | 'base_revision'
>
export type NewLabel = EntityMutationInputs<'label'>['create']
export type LabelPatch = Omit<
  EntityMutationInputs<'label'>['update'],
  'id' | 'expected_revision' | 'base_revision'
>

/** Whether an open task was due on a day before `today`. */
export function isOverdue({ completed, due_date }: Task, today: Day): boolean {
  return !completed && due_date !== null && dueDay(due_date) < today
}
