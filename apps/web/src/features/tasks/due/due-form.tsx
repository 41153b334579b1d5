import {
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
  type SubmitEvent,
} from 'react'
import { dueDay } from '../../../shared/dates/day.ts'
import { applyDueChange, timeOfDay, type DueChange } from '../../../shared/dates/due-change.ts'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { FieldError } from '../../../shared/forms/field-error.tsx'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { t } from '../../../shared/texts/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { fetchReader, useReader, type Reader } from '../quick-add/use-reader.ts'
import { changeOf, withReading, type DueEntry, type DueProblem } from './due-entry.ts'

/** What the picker can call on its form. */
export interface DueFormHandle {
  /** Saves the entry and closes the picker, unless the entry is invalid. */
  readonly save: () => void
}

interface DueFormProps {
  readonly due: string | null
  /** The text field, which gets the initial focus. */
  readonly first: RefObject<HTMLInputElement | null>
  readonly ref: Ref<DueFormHandle>
  /** Called with undefined when the entry changes nothing. */
  readonly onChoose: (change: DueChange | undefined) => void
  readonly onCancel: () => void
  /** Rendered between the text field and the date and time fields. */
  readonly children: ReactNode
}

/** A form for a due date: as text ("fri 9:30") or by date and time fields. */
export function DueForm({ due, first, ref, onChoose, onCancel, children }: DueFormProps) {
  const given = due === null ? '' : dueDay(due)
  const [written, setWritten] = useState<DueEntry>({
    text: '',
    day: given,
    time: due === null ? '' : timeOfDay(due),
    hasChosenTime: false,
  })
  const [problem, setProblem] = useState<DueProblem>()
  const [dateField, timeField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const errorId = useId()
  const today = useToday()
  const { now } = useRuntime()
  const text = written.text.trim()
  const reader = useReader(text)
  const readingBy = (by: Reader | undefined) =>
    text === ''
      ? undefined
      : by &&
        by.readDue(text, {
          now: now(),
          day: given || today,
          todayWord: t().tasks.due.today,
          readLine: by.readLine,
        })
  const reading = readingBy(reader)
  const entry = withReading(written, reading)
  const texts = editingTexts().due

  const write = (part: Partial<DueEntry>) => {
    setProblem(undefined)
    // When the user edits a date or time field, the fields keep the parsed text and the text is cleared.
    setWritten(part.text === undefined ? { ...entry, text: '', ...part } : { ...written, ...part })
  }
  const finish = (by: Reader | undefined) => {
    const read = readingBy(by)
    const isIncomplete = [dateField, timeField].some(({ current }) => current?.validity.badInput === true)
    const change =
      text !== '' && read === undefined
        ? 'unread'
        : isIncomplete && text === ''
          ? 'incomplete'
          : changeOf(withReading(written, read), given, today)
    if (typeof change === 'string') setProblem(change)
    else onChoose(change)
  }
  const save = async () => {
    // The user may press Enter before the date parser has loaded.
    finish(text === '' || reader !== undefined ? reader : await fetchReader())
  }
  useImperativeHandle(ref, () => ({ save: () => void save() }))

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    // The picker may be inside the quick-add form, which must not submit too.
    event.stopPropagation()
    void save()
  }
  const preview = reading === undefined ? '' : formatDue(applyDueChange(due, reading) ?? reading.day, today)
  const described = problem === undefined ? undefined : errorId
  return (
    <form noValidate onSubmit={onSubmit}>
      <div className="px-2.5 pt-1.5 pb-2.5">
        <label className="block text-sm text-ink-soft">
          {texts.type}
          <input
            ref={first}
            dir="auto"
            value={written.text}
            onChange={(event) => write({ text: event.target.value })}
            placeholder={texts.example}
            autoComplete="off"
            enterKeyHint="done"
            maxLength={200}
            aria-invalid={problem === 'unread'}
            aria-describedby={described}
            className="input mt-1 min-h-9 text-base text-ink"
          />
        </label>
        <p aria-live="polite" data-due-preview className="mt-1 text-sm text-ink-soft empty:hidden">
          {preview}
        </p>
      </div>
      {children}
      <div className="px-2.5 pt-2 pb-1.5">
        <div className="flex gap-2">
          <label className="block min-w-0 grow text-sm text-ink-soft">
            {texts.pick}
            <input
              ref={dateField}
              type="date"
              min="1970-01-01"
              max="9999-12-31"
              value={entry.day}
              onChange={(event) => write({ day: event.target.value })}
              aria-invalid={problem === 'year' || problem === 'incomplete'}
              aria-describedby={described}
              className="input mt-1 min-h-9 px-2! text-base text-ink"
            />
          </label>
          <label className="block flex-none text-sm text-ink-soft">
            {texts.time}
            <input
              ref={timeField}
              type="time"
              value={entry.time}
              onChange={(event) => write({ time: event.target.value, hasChosenTime: true })}
              aria-describedby={described}
              className="input mt-1 block min-h-9 w-32! px-2! text-base text-ink"
            />
          </label>
        </div>
        <div aria-live="assertive">
          <FieldError
            id={errorId}
            error={problem && (problem === 'unread' ? texts.unread({ text }) : texts[problem])}
          />
        </div>
        <div className="mt-2.5 flex gap-2">
          <Button type="submit" variant="solid" className="grow">
            {texts.save}
          </Button>
          <Button variant="quiet" onClick={onCancel}>
            {texts.cancel}
          </Button>
        </div>
      </div>
    </form>
  )
}
