import { t } from '../texts/texts.ts'
import { charactersLeft } from './text-limit.ts'

interface LengthNoteProps {
  readonly id: string
  readonly text: string
  readonly max: number
  readonly className?: string
}

/** Shows how much room a text has left once it's nearly full, and by how much it's too long. */
export function LengthNote({ id, text, max, className = '' }: LengthNoteProps) {
  const left = charactersLeft(text, max)
  const texts = t().app.length
  const isOver = left !== undefined && left < 0
  return (
    // Always there: a live region must exist before it speaks. The countdown itself is not read out at each letter.
    <p
      id={id}
      aria-live={isOver ? 'polite' : 'off'}
      className={`text-sm tabular-nums empty:hidden ${isOver ? 'text-danger' : 'text-ink-soft'} ${className}`}
    >
      {left !== undefined && (isOver ? texts.over({ count: -left, max }) : texts.left({ count: left }))}
    </p>
  )
}
