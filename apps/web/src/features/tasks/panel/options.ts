import { taskTexts } from '../texts.ts'

export const statusOptions = [
  { value: 'pending', label: taskTexts.status.pending },
  { value: 'in_progress', label: taskTexts.status.in_progress },
  { value: 'completed', label: taskTexts.status.completed },
] as const

export const priorityOptions = [
  { value: 'low', label: taskTexts.priority.low },
  { value: 'medium', label: taskTexts.priority.medium },
  { value: 'high', label: taskTexts.priority.high },
] as const
