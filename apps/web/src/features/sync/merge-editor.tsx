import type { Texts } from '@taskwire/client/replica'
import { MAX_DESCRIPTION, MAX_TITLE } from '@taskwire/domain'
import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react'
import { LengthNote } from '../../shared/forms/length-note.tsx'
import { isTooLong } from '../../shared/forms/text-limit.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { Button } from '../../shared/ui/button.tsx'

interface MergeEditorProps {
  /** The initial text: both versions joined. */
  readonly start: Texts
  readonly onSave: (merged: Texts) => void
  readonly onCancel: () => void
}

const limits = { title: MAX_TITLE, description: MAX_DESCRIPTION } as const
type Field = keyof typeof limits

/** Lets the user combine both versions into one text. */
export function MergeEditor({ start, onSave, onCancel }: MergeEditorProps) {
  const [both, setBoth] = useState(start)
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const id = useId()
  const texts = syncCentreTexts()
  const fields = (['title', 'description'] as const).filter((field) => start[field] !== undefined)
  const isOver = (field: Field) => isTooLong(both[field] ?? '', limits[field])
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (both.title?.trim() !== '' && !fields.some(isOver)) onSave(both)
  }
  return (
    <form onSubmit={onSubmit} className="space-y-3">
      {fields.map((field, index) => (
        <div key={field}>
          <textarea
            dir="auto"
            aria-invalid={isOver(field)}
            aria-describedby={`${id}-${field}`}
            ref={index === 0 ? first : undefined}
            value={both[field] ?? ''}
            rows={field === 'title' ? 1 : 3}
            onChange={({ target }) =>
              setBoth({
                ...both,
                [field]: field === 'title' ? target.value.replace(/\s*[\r\n]+\s*/g, ' ') : target.value,
              })
            }
            aria-label={texts.fields[field]}
            className="input field-sizing-content min-h-9! resize-none py-1.5 wrap-anywhere"
          />
          <LengthNote id={`${id}-${field}`} text={both[field] ?? ''} max={limits[field]} className="pt-1" />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="solid">
          {texts.save}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </form>
  )
}
