import { t } from '../texts/texts.ts'
import { charactersLeft } from './text-limit.ts'

interface LengthNoteProps {
  readonly id: string
  readonly text: string
  readonly max: number
  readonly className?: string
}

/** Shows how many characters are left once a text nears its limit, and by how many it exceeds it. */
export function LengthNote({ id, text, max, className = '' }: LengthNoteProps) {
  const left = charactersLeft(text, max)
  const texts = t().app.length
  const isOver = left !== undefined && left < 0
  return (
    // Always rendered, because a live region must exist before it changes. Only "too long" is announced, not the countdown.
    <p
      id={id}
      aria-live={isOver ? 'polite' : 'off'}
      className={`text-sm tabular-nums empty:hidden ${isOver ? 'text-danger' : 'text-ink-soft'} ${className}`}
    >
      {left !== undefined && (isOver ? texts.over({ count: -left, max }) : texts.left({ count: left }))}
    </p>
  )
}
