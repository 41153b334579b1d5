import type { Task } from '@taskwire/client'

/** Creates a task for tests. Pass only the fields that matter to the test. */
export function sampleTask(fields: Partial<Task> & Pick<Task, 'id'>): Task {
  return {
    number: 1,
    user_id: 'user',
    title: fields.id,
    description: null,
    status: fields.completed ? 'completed' : 'pending',
    completed: false,
    priority: 'medium',
    due_date: null,
    completed_at: null,
    list_id: null,
    parent_id: null,
    label_ids: [],
    reminders: [],
    position: 'a0',
    recurrence: null,
    next_id: null,
    created_at: '2026-11-01T08:00:00.000Z',
    updated_at: '2026-11-01T08:00:00.000Z',
    revision: 1,
    ...fields,
  }
}
