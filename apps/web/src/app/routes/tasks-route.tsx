import { createRoute, redirect } from '@tanstack/react-router'
import { parseTaskSearch } from '../../features/tasks/task-search.ts'
import { keepOnlyOwnChanges, sessionHasExpired } from '../session-effects.ts'
import { Shell } from '../shell/shell.tsx'
import { rootRoute } from './root-route.tsx'

export const tasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: parseTaskSearch,
  beforeLoad: async ({ context: { services } }) => {
    if (!services.client.session.isSignedIn())
      // oxlint-disable-next-line typescript/only-throw-error -- how the router is told to go elsewhere
      throw redirect({ to: '/signin', search: sessionHasExpired() ? { expired: true } : {}, replace: true })
    await keepOnlyOwnChanges(services)
  },
  component: Shell,
})
