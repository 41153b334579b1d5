import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import { AnnouncerProvider } from '../shared/announcer/announcer.tsx'
import { CommandRegistryProvider } from '../shared/commands/command-registry.ts'
import { afterFirstLoad } from '../shared/runtime/when-idle.ts'
import { ReplicaHostProvider } from '../shared/replica/replica-context.ts'
import { RuntimeProvider } from '../shared/runtime/runtime.tsx'
import { AccountProvider } from '../shared/session/account-context.ts'
import { ClientProvider } from '../shared/session/client-context.tsx'
import { useLanguage } from '../shared/texts/texts.ts'
import { optionalPart } from '../shared/ui/optional-part.tsx'
import { CrashPage } from './pages/crash-page.tsx'
import type { createAppRouter } from './router.tsx'
import type { Services } from './services.ts'

// This chunk registers the service worker, which fetches the whole app. If the chunk fails to load, no worker runs and no update can wait.
const UpdateNotice = optionalPart(async () => {
  await afterFirstLoad()
  const { UpdateNotice } = await import('../features/update/update-notice.tsx')
  return UpdateNotice
})

interface AppProps {
  readonly services: Services
  readonly router: ReturnType<typeof createAppRouter>
}

export function App({ services, router }: AppProps) {
  // The key remounts the router on a language change, because components read texts only while they render.
  const language = useLanguage()
  return (
    <CatchBoundary getResetKey={() => 'app'} errorComponent={CrashPage}>
      <RuntimeProvider value={services.runtime}>
        <ClientProvider value={services.client}>
          <AccountProvider value={services.account}>
            <ReplicaHostProvider value={services.replica}>
              <CommandRegistryProvider value={services.commands}>
                <AnnouncerProvider>
                  <RouterProvider key={language} router={router} />
                  <UpdateNotice />
                </AnnouncerProvider>
              </CommandRegistryProvider>
            </ReplicaHostProvider>
          </AccountProvider>
        </ClientProvider>
      </RuntimeProvider>
    </CatchBoundary>
  )
}
