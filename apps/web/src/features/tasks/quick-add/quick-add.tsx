import { Plus } from 'lucide-react'
import { MAX_TITLE } from '@taskwire/domain'
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type SubmitEvent } from 'react'
import type { TaskPriority } from '@taskwire/client'
import { useCommands } from '../../../shared/commands/command-registry.ts'
import { addDays, type Day } from '../../../shared/dates/day.ts'
import { applyDueChange } from '../../../shared/dates/due-change.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { t } from '../../../shared/texts/texts.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import { DueButton } from '../due/due-button.tsx'
import type { View } from '../task-search.ts'
import type { Span } from './move-spans.ts'
import { PrioritySelect } from './priority-select.tsx'
import { fetchReader, useReader, type Reader } from './use-reader.ts'

type AddingView = Exclude<View, 'completed' | 'trash'>

/**
 * The field for new tasks. Enter adds a task, Shift+Enter also keeps the chosen date and priority for the next one, Escape moves to
 * the list. A chosen date or priority wins over the text of the line, which wins over the default of the view.
 */
export function QuickAdd({ view }: { readonly view: AddingView }) {
  const today = useToday()
  const { now } = useRuntime()
  const field = useRef<HTMLInputElement>(null)
  const { add, applyLateReading } = useTaskActions()
  const focus = useListFocus()
  const [line = '', setLine, forgetLine] = useDraft('new-task')
  const reader = useReader(line)
  const [ignoredSpans, setIgnoredSpans] = useState<readonly Span[]>([])
  const [pasted, setPasted] = useState<readonly string[]>()
  const [isTitleMissing, setTitleMissing] = useState(false)
  const [chosenDue, setChosenDue] = useState<string | null>()
  const [chosenPriority, setChosenPriority] = useState<TaskPriority>()
  const read = (by: Reader | undefined) =>
    by?.readLine(line, now(), [
      ...ignoredSpans,
      ...(chosenDue === undefined ? [] : (['due'] as const)),
      // A repeating task has a due date.
      ...(chosenDue === null ? (['repeat'] as const) : []),
      ...(chosenPriority ? (['priority'] as const) : []),
    ])
  const reading = read(reader)
  const title = reading?.title ?? line.trim()
  const isOver = isTooLong(title, MAX_TITLE)
  const noteId = useId()
  const dueWithoutText = chosenDue === undefined ? defaultDue[view](today) : chosenDue
  const recurrence = reading?.recurrence
  const due = chosenDue ?? reading?.due_date ?? dueWithoutText
  const priority = reading?.priority ?? chosenPriority ?? 'medium'
  const texts = t().tasks.add

  const endPaste = () => {
    setPasted(undefined)
    field.current?.focus()
  }
  useCommands({
    add: () => field.current?.focus(),
    back: () => {
      if (pasted !== undefined) {
        endPaste()
        return true
      }
      if (document.activeElement !== field.current) return false
      field.current?.blur()
      focus.request()
      return true
    },
  })

  const write = (next: string) => {
    setIgnoredSpans(reader?.moveSpans(ignoredSpans, line, next) ?? ignoredSpans)
    setLine(next)
    setTitleMissing(false)
  }
  const applyLate = async (id: string) => {
    const late = read(await fetchReader())
    if (late === undefined || late.tokens.length === 0 || late.title === '') return
    const { title: own, due_date, priority, recurrence } = late
    applyLateReading(id, title, {
      title: own,
      ...(due_date !== undefined && { due_date }),
      ...(priority && { priority }),
      ...(recurrence && { recurrence }),
    })
  }
  const submit = (keepsChoice = false) => {
    setTitleMissing(title === '')
    if (title === '' || isOver) return
    const [id] = add([{ title, priority, due_date: due, ...(recurrence && { recurrence }) }])
    // The user pressed Enter before the line parser had loaded.
    if (reader === undefined && id !== undefined) void applyLate(id)
    forgetLine()
    setIgnoredSpans([])
    if (keepsChoice) return
    setChosenDue(undefined)
    setChosenPriority(undefined)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    submit()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The form submits on Enter without Shift.
    if (event.key !== 'Enter' || !event.shiftKey) return
    event.preventDefault()
    submit(true)
  }
  const asOneLine = (lines: readonly string[]) => {
    write([line.trim(), ...lines].join(' ').trim())
    endPaste()
  }
  /** Loads the line parser if needed. If that fails, the text becomes one line, as the browser would paste it. */
  const handlePastedLines = async (text: string) => {
    const by = reader ?? (await fetchReader())
    const lines = by?.pastedLines(text) ?? text.split(/[\r\n]+/)
    if (by === undefined || lines.length < 2) asOneLine(lines)
    else setPasted(lines)
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text').trim()
    if (!/[\r\n]/.test(text)) return
    event.preventDefault()
    void handlePastedLines(text)
  }

  return (
    <>
      <form
        onSubmit={onSubmit}
        className="flex flex-wrap items-center rounded-lg bg-surface px-1 ring-1 ring-line transition-shadow has-[input:focus-visible]:ring-2 has-[input:focus-visible]:ring-accent"
      >
        <label className="flex min-w-0 grow basis-72 items-center">
          <Plus size={18} strokeWidth={1.75} className="mx-2.5 flex-none text-accent" aria-hidden />
          <input
            ref={field}
            data-quick-add
            dir="auto"
            value={line}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            aria-label={texts.label}
            aria-invalid={isTitleMissing || isOver}
            aria-describedby={noteId}
            placeholder={texts.placeholder[view]}
            autoComplete="off"
            enterKeyHint="done"
            className="min-h-11 w-full min-w-0 bg-transparent outline-none"
          />
        </label>
        <div className="flex items-center text-sm">
          <DueButton
            due={due}
            onChange={(change) => setChosenDue(applyDueChange(due, change))}
            className="button-quiet"
          />
          <PrioritySelect value={priority} onChange={setChosenPriority} />
        </div>
        <button type="submit" className="sr-only focus-visible:not-sr-only focus-visible:px-3">
          {texts.submit}
        </button>
        <LengthNote id={noteId} text={title} max={MAX_TITLE} className="basis-full px-2.5 pb-2" />
        {reader && reading && (
          <reader.ReadingPreview
            reading={reading}
            isTitleMissing={isTitleMissing}
            onKeep={(span) => {
              setIgnoredSpans([...ignoredSpans, span])
              field.current?.focus()
            }}
          />
        )}
      </form>
      {reader && pasted && (
        <reader.PastePreview
          lines={pasted}
          due={dueWithoutText}
          onAdd={(tasks) => {
            add(tasks)
            endPaste()
          }}
          onAsOne={() => asOneLine(pasted)}
          onCancel={endPaste}
        />
      )}
    </>
  )
}

const defaultDue: Record<AddingView, (today: Day) => Day | null> = {
  today: (today) => today,
  upcoming: (today) => addDays(today, 1),
  all: () => null,
}
