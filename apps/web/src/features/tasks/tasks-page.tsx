import { useDeferredValue } from 'react'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { formatLongDay } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { useListFocus } from './data/task-context.ts'
import { FirstLoadFailed } from './list/first-load-failed.tsx'
import { ListSkeleton } from './list/list-skeleton.tsx'
import { TaskList } from './list/task-list.tsx'
import { QuickAdd } from './quick-add/quick-add.tsx'
import { SearchField } from './search-field.tsx'
import { Trash } from './trash/trash.tsx'
import { useTaskSearch } from './use-task-search.ts'

/** One screen of the account's tasks. */
export function TasksPage() {
  const { view, screen, q, openId, close } = useTaskSearch()
  const today = useToday()
  const focus = useListFocus()
  const name = t().tasks.views[screen]
  useCommands({
    back: () => {
      if (openId === undefined) return false
      close()
      // The list may have been out of sight: it gets the focus once it is back.
      focus.returnFocus(openId)
      return true
    },
  })
  return (
    <>
      <title>{`${name} · Taskwire`}</title>
      <header className="mb-5 flex flex-wrap items-baseline gap-x-3">
        <h1 className="text-2xl font-semibold tracking-tight">{name}</h1>
        {screen === 'today' && <p className="text-ink-faint">{formatLongDay(today, today)}</p>}
      </header>
      {q !== undefined ? (
        <SearchField q={q} />
      ) : (
        view !== 'completed' && view !== 'trash' && <QuickAdd view={view} />
      )}
      <div className="mt-4">
        <ListWhenReady key={screen} />
      </div>
    </>
  )
}

/** What is stored shows at once; without it, a device that knows nothing yet says so instead of "no tasks". */
function ListWhenReady() {
  const { screen, q, openId } = useTaskSearch()
  const isLoaded = useReplicaValue(({ isLoaded }) => isLoaded)
  const knows = useReplicaValue(
    ({ isComplete, tasks, deleted }) => isComplete || tasks.length > 0 || deleted.length > 0,
  )
  const isOffline = useReplicaValue(({ status }) => status.connection === 'offline')
  // What comes after the screen was drawn is drawn in slices, between which the page answers.
  const isReady = useDeferredValue(isLoaded && knows)
  if (isReady && screen === 'trash') return <Trash openId={openId} />
  if (isReady) return <TaskList screen={screen} q={q} openId={openId} />
  return isLoaded && !knows && isOffline ? <FirstLoadFailed /> : <ListSkeleton />
}
