import { TaskPanel } from '../../features/tasks/panel/task-panel.tsx'
import { TasksPage } from '../../features/tasks/tasks-page.tsx'
import { useTaskSearch } from '../../features/tasks/use-task-search.ts'
import { ScreenMain } from './screen-main.tsx'

/** The list, and the open task beside it; on a narrow screen one of the two at a time. */
export function TasksScreen() {
  const { openId } = useTaskSearch()
  const isOpen = openId !== undefined
  return (
    <>
      <ScreenMain isCovered={isOpen}>
        <TasksPage />
      </ScreenMain>
      {isOpen && (
        <div className="grid min-w-0 pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0 lg:w-96">
          <TaskPanel key={openId} id={openId} />
        </div>
      )}
    </>
  )
}
