import { getRouteApi } from '@tanstack/react-router'
import { AccountMenu } from '../../features/accounts/account-menu.tsx'
import { ConnectionNotice } from '../../features/connection/connection-notice.tsx'
import { TaskPanel } from '../../features/tasks/panel/task-panel.tsx'
import { TasksPage } from '../../features/tasks/tasks-page.tsx'
import { useTaskSearch } from '../../features/tasks/use-task-search.ts'
import { ViewNav } from '../../features/tasks/view-nav.tsx'
import { Brand } from '../../shared/ui/brand.tsx'
import { appTexts } from '../texts.ts'

const route = getRouteApi('/')

/** Navigation, the list, and the open task beside it; on a narrow screen one of the two at a time. */
export function Shell() {
  const { openId } = useTaskSearch()
  const { connection } = route.useRouteContext().services
  const isOpen = openId !== undefined
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr] bg-surface md:grid-rows-1 md:grid-cols-[13rem_minmax(0,1fr)] lg:grid-cols-[15rem_minmax(0,1fr)_auto]">
      <a
        href="#tasks"
        className="sr-only z-50 rounded-md bg-raised shadow-popup focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:px-4 focus:py-2"
      >
        {appTexts.skip}
      </a>
      <header className="z-30 flex items-center justify-between border-line bg-canvas p-2 ps-4 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:justify-start md:gap-6 md:border-e md:p-3">
        <span className="md:px-2 md:pt-2">
          <Brand />
        </span>
        <div className="fixed inset-x-0 bottom-0 border-t border-line bg-canvas px-2 pb-[env(safe-area-inset-bottom)] md:static md:grow md:border-0 md:p-0">
          <ViewNav />
        </div>
        <AccountMenu />
      </header>
      <main
        id="tasks"
        tabIndex={-1}
        className={`min-w-0 px-4 pt-4 pb-24 outline-none md:px-[clamp(2rem,6vw,8rem)] md:pt-10 md:pb-16 ${isOpen ? 'max-lg:hidden' : ''}`}
      >
        <div className="max-w-2xl">
          <ConnectionNotice monitor={connection} />
          <TasksPage />
        </div>
      </main>
      {isOpen && (
        <div className="grid min-w-0 pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:pb-0 lg:w-96">
          <TaskPanel id={openId} />
        </div>
      )}
    </div>
  )
}
