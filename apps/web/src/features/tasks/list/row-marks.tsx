import { CircleDashed, CornerDownRight, ListChecks, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { hasTime, type Day } from '../../../shared/dates/day.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { familiesOf } from '../data/families.ts'
import type { Task } from '../data/task.ts'
import { useLabelsOf } from '../data/use-labels.ts'
import { labelIdOf, listIdOf, type Screen } from '../task-search.ts'
import { DueLabel } from './due-label.tsx'

interface RowMarksProps {
  readonly task: Task
  readonly today: Day
  readonly screen: Screen
  readonly isPending: boolean
  /** A subtask that follows its parent, so its row doesn't name the parent. */
  readonly isNested: boolean
  /** The section heading already shows the day, so only a time is shown. */
  readonly hidesDay: boolean
  /** The row's due picker is open and shows the date. */
  readonly hidesDue: boolean
}

/**
 * The details of a task in its row: its labels, and then at most five marks in this order: list, progress, repeat,
 * reminder, date. The circle shows the
 * priority and the status, which are only words for screen readers here. A screen omits what it already says itself.
 */
export const RowMarks = memo(function RowMarks(props: RowMarksProps) {
  const { task, today, screen, isPending, isNested, hidesDay, hidesDue } = props
  return (
    <span className="flex max-w-full min-w-0 flex-none items-center gap-x-3 text-sm text-ink-faint empty:hidden sm:max-w-3/5">
      <IssueMark id={task.id} />
      {isPending && <PendingMark />}
      {task.status === 'in_progress' && <span className="sr-only">{t().tasks.status.in_progress}</span>}
      {task.priority !== 'medium' && (
        <span className="sr-only">{t().tasks.priorityOf({ name: t().tasks.priority[task.priority] })}</span>
      )}
      <LabelMarks task={task} screen={screen} />
      {task.list_id !== null && listIdOf(screen) === undefined && <ListMark id={task.list_id} />}
      {task.parent_id !== null && !isNested && <ParentMark id={task.parent_id} />}
      <ProgressMark id={task.id} />
      {task.recurrence !== null && !task.completed && (
        <span role="img" aria-label={t().tasks.list.repeats}>
          ↻
        </span>
      )}
      {task.reminders.length > 0 && !task.completed && (
        <span role="img" aria-label={t().tasks.list.reminds} className="bell" />
      )}
      {task.due_date !== null && !hidesDue && (!hidesDay || hasTime(task.due_date)) && (
        <DueLabel due={task.due_date} today={today} completed={task.completed} hidesDay={hidesDay} />
      )}
    </span>
  )
})

/** Names the list of a task. The Inbox and the list of a subtask need no name. */
function ListMark({ id }: { readonly id: string }) {
  const list = useReplicaValue(({ lists }) => lists.byId.get(id))
  if (list === undefined) return null
  return (
    <span data-mark="list" className="inline-flex max-w-36 min-w-0 items-center gap-1.5">
      <ColorDot color={list.color} />
      <span dir="auto" className="truncate">
        <span className="sr-only">{t().tasks.listButton({ name: '' })} </span>
        {list.title}
      </span>
    </span>
  )
}

/** Names the parent of a subtask that is a row of its own. */
function ParentMark({ id }: { readonly id: string }) {
  const title = useReplicaValue(
    ({ tasks }) => (tasks.byId.get(id) ?? tasks.deleted.find((task) => task.id === id))?.title,
  )
  if (title === undefined) return null
  return (
    <span className="inline-flex min-w-0 max-w-48 items-center gap-1">
      <CornerDownRight size={13} className="flex-none rtl:-scale-x-100" aria-hidden />
      <span className="sr-only">{t().tasks.list.subtaskOf}</span>
      <bdi className="truncate" title={title}>
        {title}
      </bdi>
    </span>
  )
}

/** Names the first label of a task, on a wide screen the first two, and counts the others. */
function LabelMarks({ task, screen }: { readonly task: Task; readonly screen: Screen }) {
  const labels = useLabelsOf(task).filter(({ id }) => id !== labelIdOf(screen))
  if (labels.length === 0) return null
  const names = labels.map(({ name }) => name).join(', ')
  return (
    <span data-mark="labels" title={names} className="inline-flex min-w-0 flex-none items-center gap-x-2">
      <span className="sr-only">{t().tasks.labelsButton({ names })}</span>
      {labels.slice(0, 2).map(({ id, name, color }, index) => (
        <span
          key={id}
          aria-hidden
          className={`max-w-24 truncate lg:max-w-28 ${index === 0 ? 'flex-none' : 'min-w-0 max-lg:hidden'}`}
        >
          <span data-color={color ?? undefined} className="color-tint">
            @
          </span>
          <bdi>{name}</bdi>
        </span>
      ))}
      <MoreLabels count={labels.length - 1} className="lg:hidden" />
      <MoreLabels count={labels.length - 2} className="max-lg:hidden" />
    </span>
  )
}

function MoreLabels({ count, className }: { readonly count: number; readonly className: string }) {
  if (count <= 0) return null
  return (
    <span aria-hidden className={className}>
      +{count}
    </span>
  )
}

/** Shows how many subtasks of a task are done. */
function ProgressMark({ id }: { readonly id: string }) {
  const family = useReplicaValue(({ tasks }) => familiesOf(tasks).get(id))
  if (family === undefined) return null
  const values = { done: family.done, count: family.subtasks.length }
  return (
    <span className="inline-flex items-center gap-1 tabular-nums">
      <ListChecks size={13} aria-hidden />
      <span aria-hidden>{t().tasks.list.progress(values)}</span>
      <span className="sr-only">{t().tasks.list.progressOf(values)}</span>
    </span>
  )
}

/** Marks a task with a conflict or a rejected change. The panel shows the choices. */
function IssueMark({ id }: { readonly id: string }) {
  const has = useReplicaValue(({ issues }) => issues.some(({ operation }) => operation.input.id === id))
  if (!has) return null
  return (
    <span data-issue className="text-warn">
      <TriangleAlert size={14} aria-hidden />
      <span className="sr-only">{t().tasks.list.trouble}</span>
    </span>
  )
}

/** Marks an unsent change. Appears only after a wait, or at once while offline. */
function PendingMark() {
  const isOffline = useReplicaValue(({ status }) => status.connection === 'offline')
  return (
    <span className={isOffline ? '' : 'animate-after-wait'}>
      <CircleDashed size={13} aria-hidden />
      <span className="sr-only">{t().tasks.list.pending}</span>
    </span>
  )
}
