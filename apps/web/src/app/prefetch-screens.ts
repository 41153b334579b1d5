import type { createAppRouter } from './router.tsx'

/** Long enough for a service worker to register, if the browser allows one. A registered worker fetches everything itself. */
const AFTER_MS = 3_000

/**
 * Prefetches the lazy screens when no service worker caches the app, because workers are blocked or the origin is not secure.
 * An open page then works without a network.
 */
export function prefetchScreensWithoutWorker({ routesById }: ReturnType<typeof createAppRouter>): void {
  setTimeout(() => void hasWorker().then((isCached) => isCached || prefetchAll()), AFTER_MS)

  function prefetchAll(): void {
    for (const { options } of Object.values(routesById))
      options.component?.preload?.()?.catch(() => undefined)
  }
}

async function hasWorker(): Promise<boolean> {
  // Undefined on an origin that is not secure.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  return (await workers?.getRegistration().catch(() => undefined)) !== undefined
}
