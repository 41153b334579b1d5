import { t } from '../../../shared/texts/texts.ts'

export const statusOptions = () =>
  (['pending', 'in_progress', 'completed'] as const).map((value) => ({
    value,
    label: t().tasks.status[value],
  }))

export const priorityOptions = () =>
  (['low', 'medium', 'high'] as const).map((value) => ({ value, label: t().tasks.priority[value] }))
