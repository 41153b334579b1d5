import { Plus } from 'lucide-react'
import { MAX_TITLE } from '@taskwire/domain'
import {
  useId,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
} from 'react'
import { useCommands } from '../../../shared/commands/command-registry.ts'
import type { Day } from '../../../shared/dates/day.ts'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { t } from '../../../shared/texts/texts.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import { DueButton } from '../due/due-button.tsx'
import { usePlaceName } from '../places/place-name.ts'
import type { Place } from '../task-search.ts'
import { ListButton } from './list-button.tsx'
import { PrioritySelect } from './priority-select.tsx'
import { useNewTask } from './use-new-task.ts'
import { fetchReader } from './use-reader.ts'

interface QuickAddProps {
  readonly place: Place
  /** Renders buttons for common dates. */
  readonly dates?: (due: string | null, onChoose: (day: Day | null) => void) => ReactNode
}

/**
 * The field for new tasks. Enter adds a task, Shift+Enter also keeps the chosen date and priority for the next one, Escape moves to
 * the list. A chosen date or priority wins over the text of the line, which wins over the default of the place.
 */
export function QuickAdd({ place, dates }: QuickAddProps) {
  const field = useRef<HTMLInputElement>(null)
  const { add } = useTaskActions()
  const focus = useListFocus()
  const task = useNewTask(place)
  const { line, names, reader, reading, title, isOver, isTitleMissing, due, write, submit } = task
  const [pasted, setPasted] = useState<readonly string[]>()
  /** The highlighted option of the open list of names. Empty without one. */
  const [activeName, setActiveName] = useState<string>()
  const [noteId, namesId] = [useId(), useId()]
  const texts = t().tasks.add
  const name = usePlaceName(place) ?? ''

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
        className="relative flex flex-wrap items-center rounded-lg bg-surface px-1 ring-1 ring-line transition-shadow has-[input:focus-visible]:ring-2 has-[input:focus-visible]:ring-accent"
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
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={activeName !== undefined}
            aria-controls={activeName === undefined ? undefined : namesId}
            aria-activedescendant={activeName || undefined}
            aria-label={texts.label}
            aria-invalid={isTitleMissing || isOver}
            aria-describedby={noteId}
            placeholder={isDefault(place) ? texts.placeholder[place] : texts.placeholder.other({ name })}
            autoComplete="off"
            enterKeyHint="done"
            className="min-h-11 w-full min-w-0 bg-transparent outline-none"
          />
        </label>
        <div className="flex max-w-full flex-wrap items-center text-sm">
          <DueButton due={due} onChange={task.chooseDue} className="button-quiet px-2.5!" />
          <ListButton value={task.list} onChange={task.chooseList} />
          <PrioritySelect
            value={task.priority}
            onChange={task.choosePriority}
            className="button-quiet px-2.5!"
          />
        </div>
        <button type="submit" className="sr-only focus-visible:not-sr-only focus-visible:px-3">
          {texts.submit}
        </button>
        <LengthNote id={noteId} text={title} max={MAX_TITLE} className="basis-full px-2.5 pb-2" />
        {dates && <div className="min-w-0 basis-full">{dates(due, (day) => task.chooseDue({ day }))}</div>}
        {reader && reading && (
          <reader.ReadingPreview
            reading={reading}
            isTitleMissing={isTitleMissing}
            onKeep={(span) => {
              task.ignore(span)
              field.current?.focus()
            }}
          />
        )}
        {reader && (
          <reader.NameCompletion
            field={field}
            id={namesId}
            line={line}
            names={names}
            onWrite={write}
            onActive={setActiveName}
          />
        )}
      </form>
      {reader && pasted && (
        <reader.PastePreview
          lines={pasted}
          due={task.defaults.due_date}
          names={names}
          onAdd={(tasks) => {
            add(tasks.map((pastedTask) => ({ ...task.defaults, ...pastedTask })))
            endPaste()
          }}
          onAsOne={() => asOneLine(pasted)}
          onCancel={endPaste}
        />
      )}
    </>
  )
}

function isDefault(place: Place): place is 'today' | 'upcoming' | 'all' {
  return place === 'today' || place === 'upcoming' || place === 'all'
}
