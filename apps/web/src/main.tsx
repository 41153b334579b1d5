import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { prefetchScreensWithoutWorker } from './app/prefetch-screens.ts'
import { createAppRouter } from './app/router.tsx'
import { createServices } from './app/services.ts'
import { followAppShortcut } from './app/app-shortcut.ts'
import { watchSession } from './app/session-effects.ts'
import { startLanguage } from './shared/texts/texts.ts'
import { hideCompositionKeys } from './shared/ui/composition.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

hideCompositionKeys(globalThis.window)
const services = createServices()
const router = createAppRouter(services)
watchSession(services, router)
followAppShortcut(router)
prefetchScreensWithoutWorker(router)

// What is drawn first is the page itself, or what there is to say of it. The replica reads what is stored meanwhile.
void Promise.allSettled([startLanguage(), router.load()]).then(() =>
  // As a transition it is drawn in slices, between which the page answers.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App services={services} router={router} />
      </StrictMode>,
    ),
  ),
)
