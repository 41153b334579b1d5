import { useId } from 'react'
import { useAutosaveText } from './use-autosave-text.ts'

interface AutosaveFieldProps {
  readonly label: string
  readonly value: string
  readonly onSave: (text: string) => void
  readonly error: string | undefined
  readonly multiline?: boolean
  readonly required?: boolean
  readonly placeholder?: string
  readonly className?: string
}

/** Text edited in place. */
export function AutosaveField({ label, error, className = '', placeholder, ...text }: AutosaveFieldProps) {
  const { value, change, ...handlers } = useAutosaveText(text)
  const errorId = useId()
  return (
    <div className="min-w-0 grow">
      <textarea
        rows={1}
        value={value}
        onChange={(event) => change(text.multiline ? event.target.value : oneLine(event.target.value))}
        {...handlers}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        placeholder={placeholder}
        className={`in-place ${className}`}
      />
      {error !== undefined && (
        <p id={errorId} className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

/** A title that was pasted with line breaks. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}
