import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseTaskSearch } from '../../features/tasks/task-search.ts'
import { orChunkError } from '../../shared/runtime/chunk-error.ts'
import { endReason, hasSignedOut } from '../../shared/session/end-reason.ts'
import { TasksScreen } from '../shell/tasks-screen.tsx'
import { Shell } from '../shell/shell.tsx'
import { nextUrlOf } from './next-url.ts'
import { rootRoute } from './root-route.tsx'

/** Parent of every route that needs a session. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: parseTaskSearch,
  beforeLoad: ({ context: { services }, location }) => {
    if (services.client.session.isSignedIn()) return
    const because = endReason()
    // After a sign-out the next user did not request this address.
    const next = hasSignedOut() ? undefined : nextUrlOf(location)
    redirect({
      to: '/signin',
      search: { ...(because && { because }), ...(next !== undefined && { next }) },
      replace: true,
      throw: true,
    })
  },
  component: Shell,
})

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: TasksScreen,
})

/** Every place of a phone that is no tab; on a wide screen also the archived lists. */
export const listsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lists',
  component: lazyRouteComponent(() => orChunkError(import('../shell/lists-screen.tsx')), 'ListsScreen'),
})

export const syncRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sync',
  component: lazyRouteComponent(() => orChunkError(import('../shell/sync-screen.tsx')), 'SyncScreen'),
})

/** On a narrow screen: the list of sections. On a wide screen the list is always visible, so this shows the first section. */
export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => orChunkError(import('../shell/settings-screen.tsx')), 'SettingsScreen'),
})

export const settingsSectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(() => orChunkError(import('../shell/settings-screen.tsx')), 'SettingsScreen'),
})

export const transferRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transfer',
  component: lazyRouteComponent(() => orChunkError(import('../shell/transfer-screen.tsx')), 'TransferScreen'),
})

export const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/task/$id',
  component: lazyRouteComponent(() => orChunkError(import('../shell/task-screen.tsx')), 'TaskScreen'),
})
