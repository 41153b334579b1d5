import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test'
import { startPushService, pushCertificate, type TestBrowser } from '@taskwire/server/harness/push-service'

// The browser of the tests reaches no push service and draws no notifications: its permission is always denied. These parts of the
// browser are replaced here. The page, the worker, the server and the encrypted messages are real.

export type PushService = Awaited<ReturnType<typeof startPushService>>
export { startPushService }

/** The settings of a server that sends notifications to a push service of the tests. */
export function pushSettings({ origin }: PushService): Record<string, string> {
  return { PUSH_ENDPOINTS: origin, NODE_EXTRA_CA_CERTS: pushCertificate }
}

/** Lets the pages of a context ask for the permission, which is granted, and subscribe at the push service of the tests. */
export async function allowPush(context: BrowserContext, { subscription }: TestBrowser): Promise<void> {
  await context.addInitScript((json) => {
    const KEY = 'test-subscription'
    const PERMISSION = 'test-permission'
    const stored = (): PushSubscription | null => {
      const key = localStorage.getItem(KEY)
      if (key === null) return null
      const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
        char.charCodeAt(0),
      )
      return {
        endpoint: json.endpoint,
        options: { applicationServerKey: bytes.buffer, userVisibleOnly: true },
        toJSON: () => json,
        unsubscribe: async () => {
          localStorage.removeItem(KEY)
          return true
        },
      } as unknown as PushSubscription
    }
    PushManager.prototype.getSubscription = async () => stored()
    PushManager.prototype.subscribe = async (options) => {
      localStorage.setItem(KEY, options?.applicationServerKey as string)
      return stored()!
    }
    Object.defineProperty(Notification, 'permission', {
      get: () => localStorage.getItem(PERMISSION) ?? 'default',
    })
    Notification.requestPermission = async () => {
      localStorage.setItem(PERMISSION, 'granted')
      return 'granted'
    }
  }, subscription)
}

interface ShownNotification {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly renotify: boolean
  readonly lang: string
  readonly actions?: readonly { readonly title: string }[]
  readonly close: () => void
}

interface WorkerScope extends EventTarget {
  shown?: ShownNotification[]
  readonly ServiceWorkerRegistration: { readonly prototype: object }
  readonly ExtendableEvent: new (type: string) => Event
}

/** The service worker of a page, with the notifications that it shows. */
export async function notificationsOf(context: BrowserContext, page: Page) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await recordNotifications(worker)
  const debug = await context.newCDPSession(page)
  const registrationId = await registrationOf(debug)
  return {
    worker,
    shown: () =>
      worker.evaluate(() =>
        ((globalThis as unknown as WorkerScope).shown ?? []).map(
          ({ title, body, tag, renotify, lang, actions = [] }) => ({
            title,
            body,
            tag,
            renotify,
            lang,
            actions: actions.map((action) => action.title),
          }),
        ),
      ),
    /** Delivers a decrypted message, as the browser does. */
    deliver: async (payload: object | string) => {
      await debug.send('ServiceWorker.deliverPushMessage', {
        origin: new URL(page.url()).origin,
        registrationId,
        data: typeof payload === 'string' ? payload : JSON.stringify(payload),
      })
    },
    /** Presses the notification, or one of its buttons. */
    press: (action = '') => pressNotification(worker, action),
  }
}

async function registrationOf(debug: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first !== undefined) resolve(first.registrationId)
    })
  })
  await debug.send('ServiceWorker.enable')
  return found
}

/** Records notifications. One with the tag of another replaces it, as in a browser. */
async function recordNotifications(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const scope = globalThis as unknown as WorkerScope
    scope.shown = []
    Object.assign(scope.ServiceWorkerRegistration.prototype, {
      showNotification: async (title: string, options: Omit<ShownNotification, 'title' | 'close'>) => {
        const notification: ShownNotification = {
          title,
          ...options,
          close: () => {
            scope.shown = scope.shown?.filter((other) => other !== notification) ?? []
          },
        }
        const others = scope.shown?.filter(({ tag }) => tag !== options.tag) ?? []
        scope.shown = [...others, notification]
      },
      getNotifications: async ({ tag }: { tag?: string } = {}) =>
        scope.shown?.filter((shown) => tag === undefined || shown.tag === tag),
    })
  })
}

/** The event of a script can't extend the life of the worker, but its handler runs. */
async function pressNotification(worker: Worker, action: string): Promise<void> {
  await worker.evaluate((action) => {
    const scope = globalThis as unknown as WorkerScope
    const press = new scope.ExtendableEvent('notificationclick')
    scope.dispatchEvent(Object.assign(press, { action, notification: scope.shown?.[0] }))
  }, action)
}
