import type { TaskPriority } from '@taskwire/client'
import { MAX_DESCRIPTION, MAX_TITLE } from '@taskwire/domain'
import { useEffect, useId, useMemo, useRef } from 'react'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { quickAddTexts } from '../../../shared/texts/quick-add.ts'
import { t } from '../../../shared/texts/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { MAX_LINES } from './pasted-lines.ts'
import { readLine, type LineReading } from './read-line.ts'

interface PastedTask {
  readonly title: string
  readonly description?: string
  readonly due_date?: string | null
  readonly priority?: TaskPriority
  readonly recurrence?: LineReading['recurrence'] & object
}

interface PastePreviewProps {
  readonly lines: readonly string[]
  /** The due date of lines without one. */
  readonly due: string | null
  readonly onAdd: (tasks: readonly PastedTask[]) => void
  readonly onAsOne: () => void
  readonly onCancel: () => void
}

const SHOWN = 6

/** Shows the tasks that pasted lines would become, before the user adds them. */
export function PastePreview({ lines, due, onAdd, onAsOne, onCancel }: PastePreviewProps) {
  const name = useId()
  const first = useRef<HTMLButtonElement>(null)
  const today = useToday()
  const { now } = useRuntime()
  const tasks = useMemo(
    () => lines.slice(0, MAX_LINES).map((line) => taskOf(line, now(), due)),
    [lines, now, due],
  )
  useEffect(() => first.current?.focus(), [])
  const texts = quickAddTexts().lines
  return (
    <section
      aria-labelledby={name}
      className="animate-settle mt-2 rounded-lg bg-canvas px-4 py-3 ring-1 ring-line"
    >
      <h2 id={name} className="font-semibold">
        {texts.title({ count: tasks.length })}
      </h2>
      {lines.length > tasks.length && (
        <p className="text-sm text-warn">{texts.cut({ count: tasks.length, all: lines.length })}</p>
      )}
      <ul className="mt-1.5 divide-y divide-line">
        {tasks.slice(0, SHOWN).map(({ title, due_date, priority }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the lines never move and may be equal
          <li key={index} className="flex min-h-8 items-center justify-between gap-4">
            <span dir="auto" className="truncate">
              {title}
            </span>
            <span className="flex-none text-sm text-ink-soft">
              {[due_date && formatDue(due_date, today), priority && t().tasks.priority[priority]]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {tasks.length > SHOWN && (
        <p className="text-sm text-ink-soft">{texts.more({ count: tasks.length - SHOWN })}</p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button ref={first} variant="solid" onClick={() => onAdd(tasks)}>
          {texts.add({ count: tasks.length })}
        </Button>
        <Button onClick={onAsOne}>{texts.asOne}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </section>
  )
}

/** Converts a line to a task. A line without a title, such as only a priority, becomes the title itself. */
function taskOf(line: string, now: Date, due: string | null): PastedTask {
  const { title, due_date = due, priority, recurrence } = readLine(line, now)
  if (title === '') return { title: line, due_date: due }
  return {
    ...withinLimits(title),
    due_date,
    ...(priority && { priority }),
    ...(recurrence && { recurrence }),
  }
}

/** Shortens a line that is too long for a title, and keeps the whole line in the notes. */
function withinLimits(line: string): Pick<PastedTask, 'title' | 'description'> {
  if (!isTooLong(line, MAX_TITLE) || isTooLong(line, MAX_DESCRIPTION)) return { title: line }
  const start = [...line].slice(0, MAX_TITLE - 1).join('')
  return { title: `${start.trimEnd()}…`, description: line }
}
