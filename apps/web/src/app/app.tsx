import { QueryClientProvider } from '@tanstack/react-query'
import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import { TaskDataProvider } from '../features/tasks/data/task-data-context.ts'
import { UpdateNotice } from '../features/update/update-notice.tsx'
import { AnnouncerProvider } from '../shared/announcer/announcer.tsx'
import { RuntimeProvider } from '../shared/runtime/runtime.tsx'
import { ClientProvider } from '../shared/session/client-context.tsx'
import { CrashPage } from './pages/crash-page.tsx'
import type { createAppRouter } from './router.tsx'
import type { Services } from './services.ts'

interface AppProps {
  readonly services: Services
  readonly router: ReturnType<typeof createAppRouter>
}

export function App({ services, router }: AppProps) {
  return (
    <CatchBoundary getResetKey={() => 'app'} errorComponent={CrashPage}>
      <RuntimeProvider value={services.runtime}>
        <ClientProvider value={services.client}>
          <QueryClientProvider client={services.queryClient}>
            <TaskDataProvider value={services.taskData}>
              <AnnouncerProvider>
                <RouterProvider router={router} />
                <UpdateNotice updates={services.updates} />
              </AnnouncerProvider>
            </TaskDataProvider>
          </QueryClientProvider>
        </ClientProvider>
      </RuntimeProvider>
    </CatchBoundary>
  )
}
