import type { AnyRouter } from '@tanstack/react-router'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/router.tsx'
import { createServices } from './app/services.ts'
import { watchSession } from './app/session-effects.ts'
import { afterFirstLoad } from './shared/runtime/when-idle.ts'
import { startLanguage } from './shared/texts/texts.ts'
import { hideCompositionKeys } from './shared/ui/composition.ts'

hideCompositionKeys(globalThis.window)

const start = (afterSetup?: (router: AnyRouter) => void): void => {
  const services = createServices()
  const router = createAppRouter(services)
  watchSession(services, router)
  afterSetup?.(router)
  void afterFirstLoad()
    .then(() => import('./app/prefetch-screens.ts'))
    .then(
      ({ prefetchScreensWithoutWorker }) => prefetchScreensWithoutWorker(router),
      () => undefined,
    )

  // The first render already shows the loaded screen or its error. Meanwhile the replica reads the device's storage.
  void Promise.allSettled([startLanguage(), router.load()]).then(() =>
    // React renders a transition in slices, so the page stays responsive.
    startTransition(() =>
      // React throws for a page without it.
      createRoot(document.getElementById('root') as HTMLElement).render(
        <StrictMode>
          <App services={services} router={router} />
        </StrictMode>,
      ),
    ),
  )
}

// A shortcut, a shared text or a bookmarklet: its code runs before the router reads the URL. If it can't be loaded, the app starts without it.
if (/[?&](add|title|text|url)\b/.test(location.search))
  void import('./app/app-shortcut.ts').then(
    ({ takeSharedText }) => start(takeSharedText()),
    () => start(),
  )
else start()
