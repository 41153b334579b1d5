import { useEffect, useId } from 'react'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { ConflictBar } from './conflict-bar.tsx'
import { useAutosaveText } from './use-autosave-text.ts'

interface FieldConflict {
  /** The other device's text. */
  readonly other: string
  readonly at: string
  readonly onMine: (text: string) => void
  readonly onTheirs: (text: string) => void
}

interface AutosaveFieldProps extends Omit<Parameters<typeof useAutosaveText>[0], 'name' | 'isHeld'> {
  readonly draft: string
  readonly label: string
  readonly placeholder?: string
  readonly className?: string
  /** Set when another device has changed the text too. */
  readonly conflict?: FieldConflict | undefined
  /** Called when the field starts or stops showing unsaved text. */
  readonly onUnsaved?: (isUnsaved: boolean) => void
}

/** A text that is edited in place and saves itself. */
export function AutosaveField({
  draft,
  label,
  className = '',
  placeholder,
  onUnsaved,
  conflict,
  ...text
}: AutosaveFieldProps) {
  const { value, isSaved, change, forget, ...handlers } = useAutosaveText({
    ...text,
    name: draft,
    isInConflict: conflict !== undefined,
  })
  /** A decision clears the draft, because the task then has the text. */
  const decide = (keep: (text: string) => void) => () => {
    forget()
    keep(value)
  }
  // The server stores a title without surrounding space.
  const counted = text.required ? value.trim() : value
  const noteId = useId()
  useEffect(() => {
    onUnsaved?.(!isSaved)
    return () => onUnsaved?.(false)
  }, [isSaved, onUnsaved])
  return (
    <div className="min-w-0 grow">
      <textarea
        rows={1}
        dir="auto"
        value={value}
        onChange={(event) => change(text.multiline ? event.target.value : oneLine(event.target.value))}
        {...handlers}
        aria-label={label}
        aria-invalid={isTooLong(counted, text.max)}
        aria-describedby={noteId}
        placeholder={placeholder}
        className={`in-place ${className}`}
      />
      {conflict && (
        <ConflictBar
          field={label}
          other={conflict.other}
          at={conflict.at}
          onMine={decide(conflict.onMine)}
          onTheirs={decide(conflict.onTheirs)}
        />
      )}
      <LengthNote id={noteId} text={counted} max={text.max} className="pt-1" />
    </div>
  )
}

/** Replaces pasted line breaks by spaces. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}
