import { createRouter } from '@tanstack/react-router'
import { ErrorPage } from './pages/error-page.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { rootRoute } from './routes/root-route.tsx'
import {
  confirmEmailRoute,
  restoreEmailRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  signInRoute,
  signUpRoute,
  verifyEmailRoute,
} from './routes/account-routes.tsx'
import {
  listsRoute,
  settingsRoute,
  settingsSectionRoute,
  shellRoute,
  syncRoute,
  taskRoute,
  tasksRoute,
  transferRoute,
} from './routes/shell-routes.tsx'
import type { Services } from './services.ts'

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    tasksRoute,
    taskRoute,
    listsRoute,
    syncRoute,
    settingsRoute,
    settingsSectionRoute,
    transferRoute,
  ]),
  signInRoute,
  signUpRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  verifyEmailRoute,
  confirmEmailRoute,
  restoreEmailRoute,
])

export function createAppRouter(services: Services) {
  return createRouter({
    routeTree,
    basepath: '/app',
    context: { services },
    defaultPreload: 'intent',
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
