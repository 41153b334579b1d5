import { Link } from '@tanstack/react-router'
import { memo, type MouseEvent } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task.ts'
import type { Screen } from '../task-search.ts'
import { CompletionBox } from './completion-box.tsx'
import { RenameField } from './rename-field.tsx'
import { RestoreButton } from './restore-button.tsx'
import { RowDate } from './row-date.tsx'
import { RowMarks } from './row-marks.tsx'

/** What rows ask of their list. */
export interface RowHandlers {
  readonly onComplete: (task: Task, completed: boolean) => void
  /** Without a title: the old one stays. By key: the focus comes back to the row. */
  readonly onRenamed: (task: Task, title: string | undefined, isByKey: boolean) => void
  readonly onDated: (task: Task, due: Day | null) => void
  readonly onDateClosed: (task: Task) => void
  readonly onRestore: (task: Task) => void
  readonly onSelect: (task: Task) => void
}

/** What is the same for all rows. */
export interface RowActions extends RowHandlers {
  readonly today: Day
  readonly screen: Screen
}

interface TaskRowProps extends RowActions {
  readonly task: Task
  readonly index: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly isOpen: boolean
  readonly isPending: boolean
  readonly isRenamed: boolean
  /** Its due date is being chosen. */
  readonly isDated: boolean
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, index, today, screen, isActive, isSelected, isOpen, isPending, isRenamed, isDated } = props
  const onClick = (event: MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey) return
    event.preventDefault()
    props.onSelect(task)
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-task={task.id}
      data-open={isOpen || undefined}
      onClickCapture={onClick}
      className="row"
    >
      <div role="gridcell">
        {screen === 'trash' ? (
          <RestoreButton task={task} onRestore={() => props.onRestore(task)} />
        ) : (
          <CompletionBox
            task={task}
            tabIndex={-1}
            onChange={(completed) => props.onComplete(task, completed)}
          />
        )}
      </div>
      <div
        role="gridcell"
        className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 py-2 ps-1 pe-2"
      >
        {isRenamed ? (
          <RenameField task={task} onDone={(...done) => props.onRenamed(task, ...done)} />
        ) : (
          <TaskTitle task={task} isOpen={isOpen} isDeleted={screen === 'trash'} />
        )}
        <RowMarks
          task={task}
          today={today}
          isPending={isPending}
          hidesDay={saysDay(task, screen, today)}
          hidesDue={isDated}
        />
        {isDated && (
          <RowDate
            task={task}
            onChange={(due) => props.onDated(task, due)}
            onClose={() => props.onDateClosed(task)}
          />
        )}
      </div>
    </div>
  )
})

interface TaskTitleProps {
  readonly task: Task
  readonly isOpen: boolean
  readonly isDeleted: boolean
}

/** Drawn again for what it says only: making a link's address costs more than the rest of the row. */
const TaskTitle = memo(function TaskTitle({ task, isOpen, isDeleted }: TaskTitleProps) {
  const look = `min-w-0 grow wrap-anywhere ${task.completed ? 'text-ink-faint line-through' : ''}`
  if (isDeleted) return <span className={look}>{task.title}</span>
  return (
    <Link
      to="/"
      search={(search) => ({ ...search, task: task.id })}
      resetScroll={false}
      preload={false}
      tabIndex={-1}
      aria-current={isOpen || undefined}
      className={`${look} outline-none after:absolute after:inset-0`}
    >
      {task.title}
    </Link>
  )
})

/** A day that stands above the row is not said again. */
function saysDay({ due_date }: Task, screen: Screen, today: Day): boolean {
  return screen === 'upcoming' || (screen === 'today' && due_date !== null && dueDay(due_date) === today)
}
