import { ChevronDown, Flag } from 'lucide-react'
import type { TaskPriority } from '@taskwire/client'
import { t } from '../../../shared/texts/texts.ts'

/** Shows the priority. Medium, the default, has no mark. */
export function PriorityMark({ priority }: { readonly priority: TaskPriority }) {
  if (priority === 'medium') return null
  const Icon = priority === 'high' ? Flag : ChevronDown
  const name = t().tasks.priority[priority]
  return (
    <span className={`inline-flex items-center gap-1 ${priority === 'high' ? 'text-warn' : ''}`}>
      <Icon size={13} strokeWidth={2} aria-hidden />
      <span aria-hidden>{name}</span>
      <span className="sr-only">{t().tasks.priorityOf({ name })}</span>
    </span>
  )
}
