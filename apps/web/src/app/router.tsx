import { createRouter } from '@tanstack/react-router'
import { CrashPage } from './pages/crash-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { rootRoute } from './routes/root-route.tsx'
import { signInRoute, signUpRoute } from './routes/account-routes.tsx'
import { shellRoute, syncRoute, taskRoute, tasksRoute } from './routes/shell-routes.tsx'
import type { Services } from './services.ts'

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([tasksRoute, taskRoute, syncRoute]),
  signInRoute,
  signUpRoute,
])

export function createAppRouter(services: Services) {
  return createRouter({
    routeTree,
    basepath: '/app',
    context: { services },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
