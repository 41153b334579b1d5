import { useCallback, useMemo } from 'react'
import { useToday } from '../../../shared/dates/use-today.ts'
import type { Task, TaskChange } from '../data/task-change.ts'
import { useTaskActions } from '../data/use-task-actions.ts'
import type { View } from '../task-search.ts'
import { EmptyView } from './empty-view.tsx'
import { onRowArrows } from './row-focus.ts'
import { selectView } from './select-view.ts'
import { TaskSection } from './task-section.tsx'
import { useHeldPlaces } from './use-held-places.ts'

interface TaskListProps {
  readonly tasks: readonly Task[]
  readonly pending: readonly TaskChange[]
  readonly view: View
  readonly openId: string | undefined
}

export function TaskList({ tasks, pending, view, openId }: TaskListProps) {
  const today = useToday()
  const { complete } = useTaskActions()
  const { held, hold } = useHeldPlaces()
  const sections = useMemo(() => selectView(tasks, view, today, held), [tasks, view, today, held])
  const pendingIds = useMemo(() => new Set(pending.map(({ id }) => id)), [pending])
  const onComplete = useCallback(
    (task: Task, completed: boolean, row: HTMLElement | null) => {
      if (row !== null) hold(task, row)
      complete(task, completed)
    },
    [complete, hold],
  )
  if (sections.length === 0) return <EmptyView view={view} isNew={tasks.length === 0} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows are an addition to Tab
    <div onKeyDown={onRowArrows}>
      {sections.map((section) => (
        <TaskSection
          key={section.key}
          section={section}
          today={today}
          openId={openId}
          pendingIds={pendingIds}
          hidesTitle={sections.length === 1 && (section.key === 'today' || section.key === 'open')}
          hidesDay={view === 'upcoming' || section.key === 'today'}
          onComplete={onComplete}
        />
      ))}
    </div>
  )
}
