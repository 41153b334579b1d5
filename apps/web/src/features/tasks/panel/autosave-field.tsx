import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { useLatest } from '../../../shared/ui/use-latest.ts'
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
  /** Renders the saved text while the field has no focus. `edit` focuses the field with the caret at a position. */
  readonly view?: (text: string, edit: (position: number) => void) => ReactNode
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
  view,
  ...text
}: AutosaveFieldProps) {
  const { value, isSaved, change, forget, onFocus, onBlur, onKeyDown } = useAutosaveText({
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
  const field = useRef<HTMLTextAreaElement>(null)
  const [hasFocus, setFocus] = useState(false)
  const { edit } = useLatest({
    edit: (position: number) => {
      field.current?.focus({ preventScroll: true })
      field.current?.setSelectionRange(position, position)
    },
  })
  const isSource = view === undefined || hasFocus || !isSaved || conflict !== undefined || value === ''
  useEffect(() => {
    onUnsaved?.(!isSaved)
    return () => onUnsaved?.(false)
  }, [isSaved, onUnsaved])
  return (
    <div className="relative min-w-0 grow">
      {!isSource && view(value, edit)}
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={value}
        onChange={(event) => change(text.multiline ? event.target.value : oneLine(event.target.value))}
        onFocus={() => {
          setFocus(true)
          onFocus()
        }}
        onBlur={() => {
          setFocus(false)
          onBlur()
        }}
        onKeyDown={onKeyDown}
        aria-label={label}
        aria-invalid={isTooLong(counted, text.max)}
        aria-describedby={noteId}
        placeholder={placeholder}
        className={`in-place ${className} ${isSource ? '' : 'pointer-events-none absolute inset-0 overflow-hidden opacity-0'}`}
      />
      {conflict && (
        <ConflictBar
          field={label}
          mine={value}
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
