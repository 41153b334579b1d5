import { Link } from '@tanstack/react-router'
import { CircleDashed, TextAlignStart } from 'lucide-react'
import { memo, useRef } from 'react'
import { hasTime, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task-change.ts'
import { taskTexts } from '../texts.ts'
import { CompletionBox } from './completion-box.tsx'
import { DueLabel } from './due-label.tsx'
import { PriorityMark } from './priority-mark.tsx'

interface TaskRowProps {
  readonly task: Task
  readonly today: Day
  readonly isOpen: boolean
  readonly isPending: boolean
  /** A day that the heading above says already is not said again. */
  readonly hidesDay: boolean
  readonly onComplete: (task: Task, completed: boolean, row: HTMLElement | null) => void
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, today, isOpen, isPending, hidesDay, onComplete } = props
  const row = useRef<HTMLLIElement>(null)
  return (
    <li
      ref={row}
      data-task={task.id}
      className={`relative -mx-2 flex items-start rounded-md px-1 transition-colors hover:bg-hover ${isOpen ? 'bg-selected hover:bg-selected' : ''}`}
    >
      <CompletionBox task={task} onChange={(completed) => onComplete(task, completed, row.current)} />
      <div className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 py-2 pe-2 ps-1">
        <Link
          to="/"
          search={(search) => ({ ...search, task: task.id })}
          resetScroll={false}
          aria-current={isOpen || undefined}
          className={`min-w-0 grow wrap-anywhere after:absolute after:inset-0 after:rounded-md focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent ${task.completed ? 'text-ink-faint line-through' : ''}`}
        >
          {task.title}
        </Link>
        <span className="flex flex-wrap items-center gap-x-3 text-sm text-ink-faint empty:hidden">
          {isPending && <PendingMark />}
          {task.description && <NotesMark />}
          {task.status === 'in_progress' && taskTexts.status.in_progress}
          <PriorityMark priority={task.priority} />
          {task.due_date !== null && (!hidesDay || hasTime(task.due_date)) && (
            <DueLabel due={task.due_date} today={today} completed={task.completed} hidesDay={hidesDay} />
          )}
        </span>
      </div>
    </li>
  )
})

/** Quiet: only a change that is long on its way is worth a mark. */
function PendingMark() {
  return (
    <span className="animate-after-wait">
      <CircleDashed size={13} aria-hidden />
      <span className="sr-only">{taskTexts.row.pending}</span>
    </span>
  )
}

function NotesMark() {
  return (
    <span>
      <TextAlignStart size={13} aria-hidden />
      <span className="sr-only">{taskTexts.row.hasNotes}</span>
    </span>
  )
}
