import type { PrecacheEntry } from './precache-entry.ts'
import { handlePushEvents } from './push-events.ts'

// Shows reminders, and caches the files of the app and nothing else. User data is in IndexedDB, where sign-out purges it. API calls, streams and
// documents always go to the network.

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

/** With static routes the browser reads cached files itself, as `fileOfAnyBuild` does, without starting the worker. */
interface Routing extends ExtendableEvent {
  readonly addRoutes?: (route: {
    readonly condition: { readonly urlPattern: { readonly pathname: string } }
    readonly source: 'cache'
  }) => Promise<void>
}

const PREFIX = 'taskwire-build-'
const MAX_CACHES = 3

const files = self.__WB_MANIFEST
const base = new URL(self.registration.scope).pathname
const names = new Set(files.map(({ url }) => base + url))
const ownCache = digest(files.map(({ url, revision }) => `${url} ${revision}`).join('\n')).then(
  (hash) => PREFIX + hash,
)

self.addEventListener('install', (event) => {
  event.waitUntil(cacheFiles())
  void (event as Routing).addRoutes?.({
    condition: { urlPattern: { pathname: `${base}assets/*` } },
    source: 'cache',
  })
})
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([deleteOldCaches(), self.clients.claim()])),
)
// A new build waits until the user asks for it, so that no page changes while somebody works in it.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const response = respondTo(event.request)
  if (response) event.respondWith(response)
})

handlePushEvents()

function respondTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base))
    return undefined
  // Same rule as the server: a path with a dot is a file, every other path is the app's index.html.
  if (request.mode === 'navigate')
    return pathname.includes('.') ? undefined : fileOfOwnBuild('index.html', request)
  if (pathname.startsWith(`${base}assets/`)) return fileOfAnyBuild(request)
  return names.has(pathname) ? fileOfOwnBuild(pathname, request) : undefined
}

async function fileOfOwnBuild(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(await ownCache)
  return (await cache.match(new URL(name, self.registration.scope), { ignoreVary: true })) ?? fetch(request)
}

/** Searches the caches of all builds, so that a tab of an older build still finds its chunks. Hashed names can't collide. */
async function fileOfAnyBuild(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function cacheFiles(): Promise<void> {
  const cache = await caches.open(await ownCache)
  await Promise.all(
    files.map(async ({ url: name, revision }) => {
      const url = new URL(name, self.registration.scope)
      const isImmutable = revision === null
      const cached = isImmutable ? await caches.match(url, { ignoreVary: true }) : undefined
      const response = cached ?? (await fetch(url, { cache: isImmutable ? 'default' : 'no-cache' }))
      if (!response.ok) throw new TypeError(`${url.pathname}: ${response.status}`)
      return cache.put(url, withoutVary(response))
    }),
  )
}

/** A static route can't ignore `Vary`: a file stored with `Vary: Origin` doesn't match the page's request for it. */
function withoutVary(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('vary')
  return new Response(response.body, { status: response.status, headers })
}

async function deleteOldCaches(): Promise<void> {
  const own = await ownCache
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own)
  await Promise.all(others.slice(0, 1 - MAX_CACHES).map((name) => caches.delete(name)))
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
