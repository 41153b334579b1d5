import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { AccountMenu } from '../../features/accounts/account-menu.tsx'
import { KeyboardCommands } from '../../features/palette/keyboard-commands.tsx'
import { useAddLine } from '../../features/tasks/quick-add/use-add-line.ts'
import { SearchButton } from '../../features/tasks/search-button.tsx'
import { TasksProvider } from '../../features/tasks/tasks-provider.tsx'
import { PlaceNav } from '../../features/tasks/places/place-nav.tsx'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { ReplicaProvider, useReplicaHost } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { Brand } from '../../shared/ui/brand.tsx'
import { optionalPart } from '../../shared/ui/optional-part.tsx'

const SyncIndicator = optionalPart(() =>
  import('../../features/sync/sync-indicator.tsx').then(({ SyncIndicator }) => SyncIndicator),
)

/** Layout of every signed-in screen: navigation, sync indicator, keyboard commands. */
export function Shell() {
  const host = useReplicaHost()
  const replica = useSyncExternalStore(host.subscribe, host.current)
  if (replica === undefined) return null
  return (
    <ReplicaProvider value={replica}>
      <TasksProvider>
        <Frame />
        <Overlays />
      </TasksProvider>
    </ReplicaProvider>
  )
}

function Overlays() {
  return <KeyboardCommands onAdd={useAddLine()} />
}

function Frame() {
  const navigate = useNavigate()
  const isAside = useLocation({ select: ({ pathname }) => pathname !== '/' })
  useCommands({
    'go-sync': () => void navigate({ to: '/sync' }),
    'go-settings': () => void navigate({ to: '/settings' }),
    import: () => void navigate({ to: '/transfer', hash: 'import' }),
    export: () => void navigate({ to: '/transfer', hash: 'export' }),
    back: () => {
      if (isAside) void navigate({ to: '/' })
      return isAside
    },
  })
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr] bg-surface md:grid-cols-[13rem_minmax(0,1fr)] md:grid-rows-1 lg:grid-cols-[15rem_minmax(0,1fr)_auto]">
      <a
        href="#tasks"
        className="sr-only z-50 rounded-md bg-raised shadow-popup focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:px-4 focus:py-2"
      >
        {t().app.skip}
      </a>
      <header className="z-30 flex items-center gap-1 border-line bg-canvas p-2 ps-4 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:border-e md:p-3">
        <span className="me-auto flex md:mb-5 md:px-2 md:pt-2">
          <Brand />
        </span>
        <SearchButton />
        <div className="fixed inset-x-0 bottom-0 border-t border-line bg-canvas px-2 pb-[env(safe-area-inset-bottom)] md:static md:flex md:min-h-0 md:grow md:flex-col md:border-0 md:p-0">
          <PlaceNav />
        </div>
        {/* Placed low in the column, so that its popup opens upwards into empty space. */}
        <span className="grid max-md:order-last">
          <AccountMenu />
        </span>
        <span className="grid min-h-9 min-w-9">
          <SyncIndicator />
        </span>
      </header>
      <Outlet />
    </div>
  )
}
