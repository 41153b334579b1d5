import { Flag } from 'lucide-react'
import type { TaskPriority } from '@taskwire/client'
import { t } from '../../../shared/texts/texts.ts'
import { ChipSelect } from '../../../shared/ui/chip-select.tsx'

interface PrioritySelectProps {
  /** Undefined when the selected tasks have different priorities. */
  readonly value: TaskPriority | undefined
  /** Shown instead of the value on wide screens. */
  readonly label?: string
  readonly onChange: (priority: TaskPriority) => void
  readonly className?: string
}

const priorities: readonly TaskPriority[] = ['high', 'medium', 'low']

export function PrioritySelect({ value, label, onChange, className }: PrioritySelectProps) {
  return (
    <ChipSelect
      label={t().tasks.priorityLabel}
      value={value}
      options={priorities.map((priority) => ({ value: priority, label: t().tasks.priority[priority] }))}
      onChange={onChange}
      {...(className !== undefined && { className })}
    >
      <Flag size={16} strokeWidth={1.75} aria-hidden className={value === 'high' ? 'text-warn' : ''} />
      <span aria-hidden className={label && 'max-sm:hidden'}>
        {label ?? (value && t().tasks.priority[value])}
      </span>
    </ChipSelect>
  )
}
