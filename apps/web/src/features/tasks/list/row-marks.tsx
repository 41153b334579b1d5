import { CircleDashed, CornerDownRight, ListChecks, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { hasTime, type Day } from '../../../shared/dates/day.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'
import { familiesOf } from '../data/families.ts'
import type { Task } from '../data/task.ts'
import { DueLabel } from './due-label.tsx'

interface RowMarksProps {
  readonly task: Task
  readonly today: Day
  readonly isPending: boolean
  /** A subtask that follows its parent, so its row doesn't name the parent. */
  readonly isNested: boolean
  /** The section heading already shows the day, so only a time is shown. */
  readonly hidesDay: boolean
  /** The row's due picker is open and shows the date. */
  readonly hidesDue: boolean
}

/**
 * The details of a task in its row. The circle shows the priority and the status, which are only words for screen readers here.
 */
export const RowMarks = memo(function RowMarks(props: RowMarksProps) {
  const { task, today, isPending, isNested, hidesDay, hidesDue } = props
  return (
    <span className="flex flex-none flex-wrap items-center gap-x-3 text-sm text-ink-faint empty:hidden">
      <IssueMark id={task.id} />
      {isPending && <PendingMark />}
      {task.status === 'in_progress' && <span className="sr-only">{t().tasks.status.in_progress}</span>}
      {task.priority !== 'medium' && (
        <span className="sr-only">{t().tasks.priorityOf({ name: t().tasks.priority[task.priority] })}</span>
      )}
      {task.parent_id !== null && !isNested && <ParentMark id={task.parent_id} />}
      <ProgressMark id={task.id} />
      {task.due_date !== null && !hidesDue && (!hidesDay || hasTime(task.due_date)) && (
        <DueLabel due={task.due_date} today={today} completed={task.completed} hidesDay={hidesDay} />
      )}
    </span>
  )
})

/** Names the parent of a subtask that is a row of its own. */
function ParentMark({ id }: { readonly id: string }) {
  const title = useReplicaValue(
    ({ tasks }) => (tasks.byId.get(id) ?? tasks.deleted.find((task) => task.id === id))?.title,
  )
  if (title === undefined) return null
  return (
    <span className="inline-flex max-w-48 items-center gap-1">
      <CornerDownRight size={13} className="flex-none rtl:-scale-x-100" aria-hidden />
      <span className="sr-only">{t().tasks.list.subtaskOf}</span>
      <bdi className="truncate" title={title}>
        {title}
      </bdi>
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
