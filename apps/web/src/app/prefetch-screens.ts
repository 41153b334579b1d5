import type { createAppRouter } from './router.tsx'

/** By then a worker is registered, if there can be one, and fetches everything itself. */
const AFTER_MS = 4_000

/**
 * Where no worker keeps the app (workers are blocked, or the origin is not secure), the screens that are loaded when they are
 * wanted are fetched ahead: a page that is open goes on without a network.
 */
export function prefetchScreensWithoutWorker({ routesById }: ReturnType<typeof createAppRouter>): void {
  setTimeout(() => void hasWorker().then((isKept) => isKept || prefetchAll()), AFTER_MS)

  function prefetchAll(): void {
    for (const { options } of Object.values(routesById))
      options.component?.preload?.()?.catch(() => undefined)
  }
}

async function hasWorker(): Promise<boolean> {
  // Not there on an origin that is not secure.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  return (await workers?.getRegistration().catch(() => undefined)) !== undefined
}
