import { useId, useImperativeHandle, useState, type Ref, type RefObject, type SubmitEvent } from 'react'
import { formatDueWithin } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { FieldError } from '../../../shared/forms/field-error.tsx'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { fetchReader, useReader, type Reader } from '../quick-add/use-reader.ts'
import type { Repeat } from './read-repeat.ts'
import { repeatWords } from './repeat-words.ts'

/** What the menu can call on its form. */
export interface RepeatFormHandle {
  /** Saves the text and closes the menu, unless the text can't be read. */
  readonly save: () => void
}

interface RepeatFormProps {
  /** The due date of the tasks; null when they have none in common. */
  readonly due: string | null
  /** The switch of the menu is on: it also applies to the text. */
  readonly isFromCompletion: boolean
  /** The text field, which gets the initial focus. */
  readonly first: RefObject<HTMLInputElement | null>
  readonly ref: Ref<RepeatFormHandle>
  /** Called with undefined when the field is empty, else with a function that reads the text for a task with a due date. */
  readonly onChoose: (repeatFor: ((due: string | null) => Repeat | undefined) | undefined) => void
}

/** A field for a repeat as text: "every 3 days". */
export function RepeatForm({ due, isFromCompletion, first, ref, onChoose }: RepeatFormProps) {
  const [written, setWritten] = useState('')
  const [isUnread, setUnread] = useState(false)
  const errorId = useId()
  const today = useToday()
  const { now } = useRuntime()
  const text = written.trim()
  const reader = useReader(text)
  const readingBy = (by: Reader | undefined, of = due) =>
    text === '' ? undefined : by?.readRepeat(text, { now: now(), today, due: of, readLine: by.readLine })
  const reading = readingBy(reader)
  const texts = editingTexts().repeat

  const save = async () => {
    // The user may press Enter before the parser has loaded.
    const by = text === '' ? undefined : (reader ?? (await fetchReader()))
    if (text === '') onChoose(undefined)
    else if (readingBy(by) === undefined) setUnread(true)
    else onChoose((of) => readingBy(by, of))
  }
  useImperativeHandle(ref, () => ({ save: () => void save() }))
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form noValidate onSubmit={onSubmit} className="px-2.5 pt-1.5 pb-2.5">
      <label className="block text-sm text-ink-soft">
        {texts.type}
        <input
          ref={first}
          dir="auto"
          value={written}
          onChange={(event) => {
            setWritten(event.target.value)
            setUnread(false)
          }}
          placeholder={texts.example}
          autoComplete="off"
          enterKeyHint="done"
          maxLength={200}
          aria-invalid={isUnread}
          aria-describedby={isUnread ? errorId : undefined}
          className="input mt-1 min-h-9 text-base text-ink"
        />
      </label>
      <p aria-live="polite" data-repeat-preview className="mt-1 text-sm text-ink-soft empty:hidden">
        {reading === undefined
          ? ''
          : texts.first({
              rule: repeatWords({
                ...reading.recurrence,
                ...(isFromCompletion && { from: 'completion' as const }),
              }),
              due: formatDueWithin(reading.due_date, today),
            })}
      </p>
      <div aria-live="assertive">
        <FieldError id={errorId} error={isUnread ? texts.unread({ text }) : undefined} />
      </div>
      {text !== '' && (
        <Button type="submit" variant="solid" className="mt-2.5 w-full">
          {texts.save}
        </Button>
      )}
    </form>
  )
}
