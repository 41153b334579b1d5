import { useId, useRef, useState, type SubmitEvent } from 'react'
import { FieldError } from '../../../shared/forms/field-error.tsx'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { reminderTexts } from '../../../shared/texts/reminders.ts'
import { Button } from '../../../shared/ui/button.tsx'

/** A field for a reminder at a chosen moment. */
export function MomentForm({ onAdd }: { readonly onAdd: (at: string) => void }) {
  const [written, setWritten] = useState('')
  const [problem, setProblem] = useState<'incomplete' | 'past'>()
  const field = useRef<HTMLInputElement>(null)
  const errorId = useId()
  const { now } = useRuntime()
  const texts = reminderTexts()

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const moment = new Date(written)
    const isComplete = !Number.isNaN(moment.getTime()) && moment.getFullYear() < 10_000
    const found = isComplete ? (moment > now() ? undefined : 'past') : 'incomplete'
    setProblem(found)
    if (found !== undefined) return field.current?.focus()
    onAdd(moment.toISOString())
    setWritten('')
  }
  return (
    <form noValidate onSubmit={onSubmit} className="border-t border-line px-2.5 pt-2 pb-1.5">
      <label className="block text-sm text-ink-soft" htmlFor={`${errorId}-field`}>
        {texts.other}
      </label>
      <div className="mt-1 flex gap-2">
        <input
          ref={field}
          id={`${errorId}-field`}
          type="datetime-local"
          max="9999-12-31T23:59"
          value={written}
          onChange={({ target }) => {
            setWritten(target.value)
            setProblem(undefined)
          }}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : errorId}
          className="input min-h-9 min-w-0 grow px-2! text-base text-ink"
        />
        <Button type="submit">{texts.add}</Button>
      </div>
      <div aria-live="assertive">
        <FieldError id={errorId} error={problem && texts[problem]} />
      </div>
    </form>
  )
}
