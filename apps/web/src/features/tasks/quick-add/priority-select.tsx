import { Flag } from 'lucide-react'
import type { TaskPriority } from '@taskwire/client'
import { t } from '../../../shared/texts/texts.ts'

interface PrioritySelectProps {
  /** Undefined when the selected tasks have different priorities. */
  readonly value: TaskPriority | undefined
  /** Shown instead of the value on wide screens. */
  readonly label?: string
  readonly onChange: (priority: TaskPriority) => void
}

const priorities: readonly TaskPriority[] = ['high', 'medium', 'low']

export function PrioritySelect({ value, label, onChange }: PrioritySelectProps) {
  return (
    <label className="button button-quiet relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <Flag size={16} strokeWidth={1.75} aria-hidden className={value === 'high' ? 'text-warn' : ''} />
      <span aria-hidden className={label && 'max-sm:hidden'}>
        {label ?? (value && t().tasks.priority[value])}
      </span>
      <select
        aria-label={t().tasks.priorityLabel}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = priorities.find((priority) => priority === event.target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        {value === undefined && (
          <option value="" hidden>
            {label}
          </option>
        )}
        {priorities.map((priority) => (
          <option key={priority} value={priority}>
            {t().tasks.priority[priority]}
          </option>
        ))}
      </select>
    </label>
  )
}
