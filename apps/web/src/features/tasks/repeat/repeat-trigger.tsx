import type { Recurrence } from '@taskwire/domain'
import { Repeat } from 'lucide-react'
import type { ComponentProps } from 'react'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { repeatWords } from './repeat-words.ts'

interface RepeatTriggerProps extends ComponentProps<'button'> {
  readonly recurrence: Recurrence | null
}

export function RepeatTrigger({ recurrence, className = '', ...props }: RepeatTriggerProps) {
  const texts = editingTexts().repeat
  const rule = recurrence === null ? undefined : repeatWords(recurrence)
  return (
    <button
      type="button"
      data-repeat-button
      aria-label={rule === undefined ? texts.label : texts.button({ rule })}
      title={rule}
      className={`button ${className}`}
      {...props}
    >
      <Repeat size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
      <span className="truncate">{rule ?? texts.label}</span>
    </button>
  )
}
