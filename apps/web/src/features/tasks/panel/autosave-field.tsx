import { useEffect, useId } from 'react'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { ConflictBar } from './conflict-bar.tsx'
import { useAutosaveText } from './use-autosave-text.ts'

interface FieldConflict {
  /** The text of the other device. */
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
  /** Another device changed the text too. */
  readonly conflict?: FieldConflict | undefined
  /** Called when the field begins and ceases to show a text that is not saved. */
  readonly onUnsaved?: (isUnsaved: boolean) => void
}

/** Text edited in place. */
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
  /** What is decided ends the draft: the task has the text then. */
  const decide = (keep: (text: string) => void) => () => {
    forget()
    keep(value)
  }
  // A title is stored without the space around it.
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

/** A title that was pasted with line breaks. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}
