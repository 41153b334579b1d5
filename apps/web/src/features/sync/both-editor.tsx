import type { Texts } from '@taskwire/client/replica'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { t } from '../../shared/texts/texts.ts'
import { Button } from '../../shared/ui/button.tsx'

interface BothEditorProps {
  /** Both versions, one after the other. */
  readonly start: Texts
  readonly onSave: (both: Texts) => void
  readonly onCancel: () => void
}

/** One text out of two, as a person wants it. */
export function BothEditor({ start, onSave, onCancel }: BothEditorProps) {
  const [both, setBoth] = useState(start)
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => first.current?.focus(), [])
  const texts = t().sync
  const fields = (['title', 'description'] as const).filter((field) => start[field] !== undefined)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (both.title?.trim() !== '') onSave(both)
  }
  return (
    <form onSubmit={onSubmit} className="space-y-3">
      {fields.map((field, index) => (
        <textarea
          key={field}
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
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="solid">
          {texts.save}
        </Button>
        <Button onClick={onCancel}>{texts.cancel}</Button>
      </div>
    </form>
  )
}
