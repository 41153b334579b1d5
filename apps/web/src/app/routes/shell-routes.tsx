import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseTaskSearch } from '../../features/tasks/task-search.ts'
import { TasksScreen } from '../shell/tasks-screen.tsx'
import { sessionHasExpired } from '../session-effects.ts'
import { Shell } from '../shell/shell.tsx'
import { rootRoute } from './root-route.tsx'

/** What is only for whoever is signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: parseTaskSearch,
  beforeLoad: ({ context: { services } }) => {
    if (!services.client.session.isSignedIn())
      // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
      throw redirect({ to: '/signin', search: sessionHasExpired() ? { expired: true } : {}, replace: true })
  },
  component: Shell,
})

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: TasksScreen,
})

export const syncRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sync',
  component: lazyRouteComponent(() => import('../shell/sync-screen.tsx'), 'SyncScreen'),
})

export const taskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/task/$id',
  component: lazyRouteComponent(() => import('../shell/task-screen.tsx'), 'TaskScreen'),
})
