import { memo } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import type { Task } from '../data/task.ts'
import type { Screen } from '../task-search.ts'
import { CompletionBox } from './completion-box.tsx'
import { RenameField } from './rename-field.tsx'
import { RestoreButton } from './restore-button.tsx'
import { RowDate } from './row-date.tsx'
import { RowMarks } from './row-marks.tsx'
import { TaskTitle, titleClass } from './task-title.tsx'

/** Callbacks from rows to their list. */
export interface RowHandlers {
  readonly onOpen: (task: Task) => void
  readonly onComplete: (task: Task, completed: boolean) => void
  /** An undefined title keeps the old one. `isByKey` returns the focus to the row. */
  readonly onRenamed: (task: Task, title: string | undefined, isByKey: boolean) => void
  readonly onDated: (task: Task, change: DueChange) => void
  readonly onDateClosed: (task: Task) => void
  readonly onRestore: (task: Task) => void
}

/** Props that are the same for all rows. */
export interface RowActions extends RowHandlers {
  readonly today: Day
  readonly screen: Screen
  /** The section headings are days. */
  readonly isGroupedByDate: boolean
  /** Returns the URL of a task opened beside this list. */
  readonly hrefOf: (id: string) => string
}

interface TaskRowProps extends RowActions {
  readonly task: Task
  readonly index: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly isOpen: boolean
  readonly isPending: boolean
  readonly isRenamed: boolean
  /** The row's due picker is open. */
  readonly isDated: boolean
  /** A subtask that follows its parent. */
  readonly isNested: boolean
}

export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const {
    task,
    index,
    today,
    screen,
    isActive,
    isSelected,
    isOpen,
    isPending,
    isRenamed,
    isDated,
    isNested,
  } = props
  const title =
    screen === 'trash' ? (
      <span dir="auto" className={titleClass(task)}>
        {task.title}
      </span>
    ) : (
      <TaskTitle task={task} href={props.hrefOf(task.id)} isOpen={isOpen} onOpen={props.onOpen} />
    )
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      tabIndex={isActive ? 0 : -1}
      data-task={task.id}
      data-open={isOpen || undefined}
      data-nested={isNested || undefined}
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
        className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-x-3 sm:flex-nowrap gap-y-0.5 py-2 ps-1 pe-2"
      >
        {isRenamed ? <RenameField task={task} onDone={(...done) => props.onRenamed(task, ...done)} /> : title}
        <RowMarks
          task={task}
          today={today}
          screen={screen}
          isPending={isPending}
          isNested={isNested}
          hidesDay={
            props.isGroupedByDate && !(isNested && screen === 'all') && isDayInHeading(task, screen, today)
          }
          hidesDue={isDated}
        />
        {isDated && (
          <RowDate
            task={task}
            onChange={(change) => props.onDated(task, change)}
            onClose={() => props.onDateClosed(task)}
          />
        )}
      </div>
    </div>
  )
})

/** Whether the section heading already shows the due day, so that the row omits it. */
function isDayInHeading({ due_date, completed }: Task, screen: Screen, today: Day): boolean {
  if (screen === 'upcoming') return true
  if (due_date === null) return false
  const day = dueDay(due_date)
  return screen === 'today' ? day === today : !completed && day >= today
}
