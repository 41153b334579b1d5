import { lazy, Suspense, useDeferredValue } from 'react'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { optionalPart } from '../../shared/ui/optional-part.tsx'
import { useListFocus } from './data/task-context.ts'
import { FirstLoadFailed } from './list/first-load-failed.tsx'
import { ListSkeleton } from './list/list-skeleton.tsx'
import { loadViewOptions } from './list/load-view-options.ts'
import { TaskList } from './list/task-list.tsx'
import { loadPlaceMenu } from './places/load-place-menu.ts'
import { PlaceHeader } from './places/place-header.tsx'
import { usePlace } from './places/use-place.ts'
import { AddTask } from './quick-add/add-task.tsx'
import { SearchField } from './search-field.tsx'
import { useTaskSearch } from './use-task-search.ts'

const loadTrash = () => orChunkError(import('./trash/trash.tsx'))
const Trash = lazy(() => loadTrash().then(({ Trash }) => ({ default: Trash })))
const loadNotes = () => import('./places/place-notes.tsx')
const MissingPlace = optionalPart(() => loadNotes().then(({ MissingPlace }) => MissingPlace))
const ArchivedNote = optionalPart(() => loadNotes().then(({ ArchivedNote }) => ArchivedNote))
const loadWeek = () => import('./week/week-strip.tsx').then(({ WeekStrip }) => WeekStrip)
const WeekStrip = optionalPart(loadWeek)

/** The tasks screen: heading, quick add or search, and the list. */
export function TasksPage() {
  const { place, screen, q, openId, close } = useTaskSearch()
  const { list, isMissing } = usePlace(place)
  const focus = useListFocus()
  usePrefetch(loadTrash, loadViewOptions, loadPlaceMenu, loadNotes, loadWeek)
  useCommands({
    back: () => {
      if (openId === undefined) return false
      close()
      // On a narrow screen the list was hidden, so the focus returns after it has rendered.
      focus.returnFocus(openId)
      return true
    },
  })
  if (isMissing && q === undefined) return <MissingPlace place={place} />
  return (
    <>
      <PlaceHeader key={screen} screen={screen} />
      {q !== undefined ? (
        <SearchField q={q} />
      ) : list?.archived_at != null ? (
        <ArchivedNote list={list} />
      ) : (
        place !== 'completed' && place !== 'trash' && <AddTask place={place} />
      )}
      {screen === 'upcoming' && (
        // As high as the strip, so that nothing moves when its code arrives.
        <div data-places className="mt-4 h-16 print:hidden">
          <WeekStrip />
        </div>
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
