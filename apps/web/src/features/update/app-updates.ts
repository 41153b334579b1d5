const CHECK_EVERY_MS = 60 * 60_000

/** Tells whether a newer build waits, and switches to it on request only. */
interface AppUpdates {
  readonly isReady: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Reloads this tab with the new build. Other tabs keep their build until they reload too. */
  readonly apply: () => void
}

/** Registers the service worker, which caches the app for offline use. */
export function createAppUpdates(): AppUpdates {
  let registration: ServiceWorkerRegistration | undefined
  let isReady = false
  let isApplying = false
  const listeners = new Set<() => void>()
  const markReady = () => {
    isReady = true
    listeners.forEach((listener) => listener())
  }

  if (import.meta.env.PROD && 'serviceWorker' in navigator) void start(navigator.serviceWorker)

  async function start(container: ServiceWorkerContainer): Promise<void> {
    // The first worker controls a page of its own build. Every later worker is newer than the page.
    let hasWorker = container.controller !== null
    container.addEventListener('controllerchange', () => {
      if (isApplying) location.reload()
      else if (hasWorker) markReady()
      hasWorker = true
    })
    try {
      registration = await container.register(`${import.meta.env.BASE_URL}sw.js`, { updateViaCache: 'none' })
      watch(registration, () => container.controller && markReady())
    } catch {
      // Service workers are blocked, so the app needs a network.
    }
  }

  return {
    isReady: () => isReady,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply: () => {
      isApplying = true
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      if (registration?.waiting) registration.waiting.postMessage('take-over')
      else location.reload()
    },
  }
}

/** Calls back when a new worker waits. Checks for updates periodically, because a tab may stay open for days. */
function watch(registration: ServiceWorkerRegistration, onWaiting: () => void): void {
  const checkWaiting = () => registration.waiting && onWaiting()
  const watchInstalling = () => registration.installing?.addEventListener('statechange', checkWaiting)
  registration.addEventListener('updatefound', watchInstalling)
  watchInstalling()
  checkWaiting()
  let checked = Date.now()
  const check = () => {
    if (document.hidden || Date.now() - checked < CHECK_EVERY_MS) return
    checked = Date.now()
    registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', check)
  setInterval(check, CHECK_EVERY_MS / 4)
}
