import { dueToInstant, type TaskWithStatusLabel, type User } from '@taskwire/domain'
import type { ScopedTask } from './schemas.ts'

export function toScopedUser({ id, email, is_active, email_verified, role, created_at }: User) {
  return { id, email, is_active, email_verified, role, created_at }
}

export function toScopedTask(task: TaskWithStatusLabel): ScopedTask {
  return {
    id: task.id,
    user_id: task.user_id,
    title: task.title,
    description: task.description,
    status: task.status,
    completed: task.completed,
    priority: task.priority,
    due_date: dueToInstant(task.due_date),
    completed_at: task.completed_at,
    created_at: task.created_at,
    updated_at: task.updated_at,
  }
}
