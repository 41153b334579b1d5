import { changeWorkerSettings, readWorkerSettings } from '../shared/push/worker-settings.ts'
import { callServer } from './call-server.ts'

declare const self: ServiceWorkerGlobalScope

/**
 * Sends the browser's new subscription to the server after the browser ended the old one. Subscribes again when the browser hasn't. Does
 * nothing when somebody else is signed in than who turned notifications on: the next page of that person renews the subscription.
 */
export async function renewSubscription(given: PushSubscription | undefined): Promise<void> {
  const { user } = await readWorkerSettings()
  // The cookie is shared with the pages. The server answers two refreshes of one cookie alike, so no lock is needed.
  const refreshed = await callServer<{ access_token: string }>('auth.refresh', { input: {} })
  if (user === undefined || !('data' in refreshed)) return
  const token = refreshed.data.access_token
  if (subjectOf(token) !== user) return
  const key = await callServer<{ key: string }>('push.key', { token })
  if (!('data' in key)) return
  const subscription =
    given ??
    (await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key.data.key,
    }))
  const { endpoint = '', keys } = subscription.toJSON()
  const renewed = await callServer<{ id: string }>('push.subscribe', { input: { endpoint, keys }, token })
  if ('data' in renewed) await changeWorkerSettings({ subscription: renewed.data.id, endpoint })
}

/** Returns the user of an access token. The server verifies the token; this only reads it. */
function subjectOf(token: string): unknown {
  const [, body = ''] = token.split('.')
  return (JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown }).sub
}
