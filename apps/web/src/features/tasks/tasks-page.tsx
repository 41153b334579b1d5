import { lazy, Suspense, useDeferredValue } from 'react'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { formatLongDay } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { useListFocus } from './data/task-context.ts'
import { FirstLoadFailed } from './list/first-load-failed.tsx'
import { ListSkeleton } from './list/list-skeleton.tsx'
import { loadViewOptions } from './list/load-view-options.ts'
import { TaskList } from './list/task-list.tsx'
import { ViewOptionsButton } from './list/view-options-button.tsx'
import { isArranged } from './list/view-options.ts'
import { usePlaceName } from './place-name.ts'
import { QuickAdd } from './quick-add/quick-add.tsx'
import { SearchField } from './search-field.tsx'
import { useTaskSearch } from './use-task-search.ts'

const loadTrash = () => orChunkError(import('./trash/trash.tsx'))
const Trash = lazy(() => loadTrash().then(({ Trash }) => ({ default: Trash })))

/** The tasks screen: heading, quick add or search, and the list. */
export function TasksPage() {
  const { place, screen, q, openId, close } = useTaskSearch()
  const today = useToday()
  const focus = useListFocus()
  const name = usePlaceName(screen) ?? ''
  usePrefetch(loadTrash, loadViewOptions)
  useCommands({
    back: () => {
      if (openId === undefined) return false
      close()
      // On a narrow screen the list was hidden, so the focus returns after it has rendered.
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
        {isArranged(screen) && (
          <span className="ms-auto -me-2 self-center">
            <ViewOptionsButton key={screen} view={screen} />
          </span>
        )}
      </header>
      {q !== undefined ? (
        <SearchField q={q} />
      ) : (
        place !== 'completed' && place !== 'trash' && <QuickAdd place={place} />
      )}
      <div className="mt-4">
        <ListWhenReady key={screen} />
      </div>
    </>
  )
}

/** Shows the list as soon as the storage has loaded. A device without data shows a skeleton or an error instead of "no tasks". */
function ListWhenReady() {
  const { screen, q, openId } = useTaskSearch()
  const isLoaded = useReplicaValue(({ isLoaded }) => isLoaded)
  const hasData = useReplicaValue(
    ({ isComplete, tasks }) => isComplete || tasks.length > 0 || tasks.deleted.length > 0,
  )
  const isOffline = useReplicaValue(({ status }) => status.connection === 'offline')
  // A deferred value renders the list in slices, so that the page stays responsive.
  const isReady = useDeferredValue(isLoaded && hasData)
  if (isReady && screen === 'trash')
    return (
      <Suspense fallback={<ListSkeleton />}>
        <Trash openId={openId} />
      </Suspense>
    )
  if (isReady) return <TaskList screen={screen} q={q} openId={openId} />
  return isLoaded && !hasData && isOffline ? <FirstLoadFailed /> : <ListSkeleton />
}
