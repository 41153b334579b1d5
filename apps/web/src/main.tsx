import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/router.tsx'
import { createServices } from './app/services.ts'
import { followAppShortcut } from './app/app-shortcut.ts'
import { watchSession } from './app/session-effects.ts'
import { afterFirstLoad } from './shared/runtime/when-idle.ts'
import { startLanguage } from './shared/texts/texts.ts'
import { hideCompositionKeys } from './shared/ui/composition.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

hideCompositionKeys(globalThis.window)
const services = createServices()
const router = createAppRouter(services)
watchSession(services, router)
followAppShortcut(router)
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
    createRoot(root).render(
      <StrictMode>
        <App services={services} router={router} />
      </StrictMode>,
    ),
  ),
)
