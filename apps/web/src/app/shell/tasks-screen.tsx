import { lazy, Suspense } from 'react'
import { TasksPage } from '../../features/tasks/tasks-page.tsx'
import { useReturnToList } from '../../features/tasks/use-return-to-list.ts'
import { useTaskSearch } from '../../features/tasks/use-task-search.ts'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { ScreenMain } from './screen-main.tsx'

const loadPanel = () => orChunkError(import('../../features/tasks/panel/task-panel.tsx'))
const TaskPanel = lazy(() => loadPanel().then(({ TaskPanel }) => ({ default: TaskPanel })))

/** The task list with the open task beside it. A narrow screen shows one of the two at a time. */
export function TasksScreen() {
  const { openId } = useTaskSearch()
  const isOpen = openId !== undefined
  useReturnToList(openId)
  usePrefetch(loadPanel)
  return (
    <>
      <ScreenMain isCovered={isOpen}>
        <TasksPage />
      </ScreenMain>
      {isOpen && (
        <div className="grid min-w-0 pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0 lg:w-96">
          <Suspense>
            <TaskPanel key={openId} id={openId} />
          </Suspense>
        </div>
      )}
    </>
  )
}
