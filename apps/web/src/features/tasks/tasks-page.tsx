import { useToday } from '../../shared/dates/use-today.ts'
import { formatLongDay } from '../../shared/dates/format-day.ts'
import { useTasks } from './data/use-tasks.ts'
import { ListSkeleton } from './list/list-skeleton.tsx'
import { LoadFailure } from './list/load-failure.tsx'
import { TaskList } from './list/task-list.tsx'
import { QuickAdd } from './quick-add/quick-add.tsx'
import { taskTexts } from './texts.ts'
import { TroubleTray } from './trouble/trouble-tray.tsx'
import { useTaskSearch } from './use-task-search.ts'

/** One view of the account's tasks. */
export function TasksPage() {
  const { view, openId } = useTaskSearch()
  const { tasks, pending, error, refetch } = useTasks()
  const today = useToday()
  return (
    <>
      <title>{`${taskTexts.views[view]} · Taskwire`}</title>
      <header className="mb-5 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-2xl font-semibold tracking-tight">{taskTexts.views[view]}</h1>
        {view === 'today' && <p className="text-ink-faint">{formatLongDay(today, today)}</p>}
      </header>
      {view !== 'completed' && <QuickAdd view={view} />}
      <TroubleTray openId={openId} />
      <div className="mt-4">
        {tasks !== undefined ? (
          <TaskList key={view} tasks={tasks} pending={pending} view={view} openId={openId} />
        ) : error === null ? (
          <ListSkeleton />
        ) : (
          <LoadFailure error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </>
  )
}
