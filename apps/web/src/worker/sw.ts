import type { PrecacheEntry } from './precache-entry.ts'

// Keeps the files of the app, and nothing else: what a person has is in IndexedDB, where signing out forgets it. Calls
// of the API, streams and documents are never answered from here.

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

/** A browser that knows static routes reads kept files by itself, as `anyBuildsFile` does, and need not wait for the worker. */
interface Routing extends ExtendableEvent {
  readonly addRoutes?: (route: {
    readonly condition: { readonly urlPattern: { readonly pathname: string } }
    readonly source: 'cache'
  }) => Promise<void>
}

const PREFIX = 'taskwire-build-'
const BUILDS_KEPT = 3

const files = self.__WB_MANIFEST
const base = new URL(self.registration.scope).pathname
const names = new Set(files.map(({ url }) => base + url))
const ownCache = digest(files.map(({ url, revision }) => `${url} ${revision}`).join('\n')).then(
  (hash) => PREFIX + hash,
)

self.addEventListener('install', (event) => {
  event.waitUntil(keepFiles())
  void (event as Routing).addRoutes?.({
    condition: { urlPattern: { pathname: `${base}assets/*` } },
    source: 'cache',
  })
})
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([forgetOldBuilds(), self.clients.claim()])),
)
// A new build waits until somebody asks for it: nobody's page is changed under their hands.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request)
  if (answer) event.respondWith(answer)
})

function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || !pathname.startsWith(base))
    return undefined
  // Like the server: an address of a view is the app itself, a name with a dot is a file.
  if (request.mode === 'navigate') return pathname.includes('.') ? undefined : ownFile('index.html', request)
  if (pathname.startsWith(`${base}assets/`)) return anyBuildsFile(request)
  return names.has(pathname) ? ownFile(pathname, request) : undefined
}

async function ownFile(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(await ownCache)
  return (await cache.match(new URL(name, self.registration.scope), { ignoreVary: true })) ?? fetch(request)
}

/** A tab that runs an older build still finds the parts of it that it has not loaded: their names tell them apart. */
async function anyBuildsFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(await ownCache)
  await Promise.all(
    files.map(async ({ url: name, revision }) => {
      const url = new URL(name, self.registration.scope)
      const isSameForever = revision === null
      const kept = isSameForever ? await caches.match(url, { ignoreVary: true }) : undefined
      const response = kept ?? (await fetch(url, { cache: isSameForever ? 'default' : 'no-cache' }))
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

async function forgetOldBuilds(): Promise<void> {
  const own = await ownCache
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own)
  await Promise.all(others.slice(0, 1 - BUILDS_KEPT).map((name) => caches.delete(name)))
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes, 0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
