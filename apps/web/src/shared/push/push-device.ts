import type { TaskwireClient } from '@taskwire/client'
import { changeWorkerSettings, readWorkerSettings } from './worker-settings.ts'

/**
 * Whether this browser gets notifications. `insecure`: the page is not on https or localhost. `install`: iPhones and iPads notify installed
 * apps only. `blocked`: the person or the browser denied the permission.
 */
export type PushState = 'unsupported' | 'insecure' | 'install' | 'blocked' | 'off' | 'on'

/** Why notifications couldn't be turned on, besides failures of the server. */
export type PushProblem = 'blocked' | 'dismissed' | 'noWorker' | 'noService'

/** Returns why `enablePush` failed; undefined for a failure of the server. */
export function pushProblemOf(error: unknown): PushProblem | undefined {
  return (error as { readonly problem?: PushProblem }).problem
}

function pushError(problem: PushProblem): Error {
  return Object.assign(new Error(problem), { problem })
}

type Server = Pick<TaskwireClient, 'push'>

/** Who uses this browser, and in which language. */
interface Person {
  readonly user: string
  readonly language: string
}

const CHANNEL = 'taskwire.push'
/** Milliseconds to wait for the service worker, which registers some seconds after the page has loaded. */
const WORKER_MS = 20_000

const listeners = new Set<() => void>()

/** Returns the state of this browser. */
export async function readPushState(): Promise<PushState> {
  const missing = missingSupport()
  if (missing !== undefined) return missing
  if (Notification.permission === 'denied') return 'blocked'
  const subscription = await currentSubscription()
  return subscription !== undefined && Notification.permission === 'granted' ? 'on' : 'off'
}

/** Calls back after notifications were turned on or off in this browser, in any tab. */
export function watchPushState(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', listener)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    channel.close()
  }
}

/**
 * Asks for the permission and subscribes this browser. Call it within a press: browsers ask only then. Throws an error that `pushProblemOf`
 * reads, or the failure of the server.
 */
export async function enablePush(server: Server, person: Person): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw pushError(permission === 'denied' ? 'blocked' : 'dismissed')
  await subscribe(server, person)
  announceChange()
}

/** Ends the subscription of this browser. The caller ends it on the server. */
export async function disablePush(): Promise<void> {
  await (await currentSubscription())?.unsubscribe()
  announceChange()
}

/** Notes that the session is over, so that the subscription is renewed when the same person signs in again. */
export async function noteSessionEnd(): Promise<void> {
  await changeWorkerSettings({ isSessionOver: true })
}

/**
 * Compares the subscription of this browser with the server's. Renews it when the browser or the server's key changed it, and after a new
 * sign-in. Ends it when the person removed this device elsewhere, or when another person signed in.
 */
export async function renewPush(server: Server, person: Person): Promise<void> {
  const local = await currentSubscription()
  if (local === undefined || Notification.permission !== 'granted') return
  const { user, subscription, endpoint, isSessionOver = false } = await readWorkerSettings()
  if (user !== person.user) return disablePush()
  const [{ key }, known] = await Promise.all([server.push.key.query(), server.push.list.query()])
  const isKnown = known.some(({ id }) => id === subscription)
  const isChanged = local.endpoint !== endpoint || !hasKey(local, key)
  if (isKnown && !isChanged) return changeWorkerSettings({ language: person.language })
  if (isKnown || isChanged || isSessionOver) await subscribe(server, person)
  else await disablePush()
}

async function subscribe({ push }: Server, { user, language }: Person): Promise<void> {
  const { key } = await push.key.query()
  const { pushManager } = await workerRegistration()
  const known = await pushManager.getSubscription()
  // A subscription to another key can't be used any more.
  const isUsable = known !== null && hasKey(known, key)
  if (known !== null && !isUsable) await known.unsubscribe()
  const local = isUsable ? known : await subscribeBrowser(pushManager, key)
  const { endpoint = '', keys } = local.toJSON()
  try {
    const { id } = await push.subscribe.mutate({
      endpoint,
      keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    })
    await changeWorkerSettings({ user, language, subscription: id, endpoint, isSessionOver: false })
  } catch (error) {
    if (!isUsable) await local.unsubscribe()
    throw error
  }
}

async function subscribeBrowser(pushManager: PushManager, key: string): Promise<PushSubscription> {
  try {
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  } catch {
    // The browser can't reach its push service, or has none.
    throw pushError('noService')
  }
}

function missingSupport(): 'unsupported' | 'insecure' | 'install' | undefined {
  if (!globalThis.isSecureContext) return 'insecure'
  if ('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)
    return undefined
  // Only browsers of iPhones and iPads have the property.
  const { standalone } = navigator as Navigator & { readonly standalone?: boolean }
  return standalone === false ? 'install' : 'unsupported'
}

async function currentSubscription(): Promise<PushSubscription | undefined> {
  if (missingSupport() !== undefined) return undefined
  const registration = await navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL)
  return (await registration?.pushManager.getSubscription()) ?? undefined
}

async function workerRegistration(): Promise<ServiceWorkerRegistration> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(pushError('noWorker')), WORKER_MS)
  })
  return Promise.race([navigator.serviceWorker.ready, late])
}

function hasKey({ options }: PushSubscription, key: string): boolean {
  const bytes = options.applicationServerKey
  if (bytes === null) return false
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === key.replace(/=+$/, '')
}

function announceChange(): void {
  for (const listener of listeners) listener()
  const channel = new BroadcastChannel(CHANNEL)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- BroadcastChannel takes no origin
  channel.postMessage('changed')
  channel.close()
}
