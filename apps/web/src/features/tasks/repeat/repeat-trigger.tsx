import type { Recurrence } from '@taskwire/domain'
import { Repeat } from 'lucide-react'
import type { ComponentProps } from 'react'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { repeatWords } from './repeat-words.ts'

interface RepeatTriggerProps extends ComponentProps<'button'> {
  readonly recurrence: Recurrence | null
  /** Shows only the icon. */
  readonly isIcon?: boolean | undefined
}

export function RepeatTrigger({ recurrence, isIcon, className = '', ...props }: RepeatTriggerProps) {
  const texts = editingTexts().repeat
  const rule = recurrence === null ? undefined : repeatWords(recurrence)
  return (
    <button
      type="button"
      data-repeat-button
      aria-label={rule === undefined ? texts.label : texts.button({ rule })}
      title={rule ?? (isIcon === true ? texts.label : undefined)}
      className={`button ${className}`}
      {...props}
    >
      <Repeat size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
      {isIcon !== true && <span className="truncate">{rule ?? texts.label}</span>}
    </button>
  )
}
