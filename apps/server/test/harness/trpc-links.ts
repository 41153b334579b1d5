import type { appRouter } from '@taskwire/api'
import {
  createTRPCUntypedClient,
  createWSClient,
  httpBatchLink,
  httpBatchStreamLink,
  httpLink,
  wsLink,
  type TRPCLink,
  type TRPCUntypedClient,
} from '@trpc/client'
import { WebSocket } from 'ws'

type Router = typeof appRouter

/** How a caller reaches the server. */
export interface Route {
  readonly port: number
  readonly token?: string | undefined
  /** Sent with each request, and with the handshake of a socket. */
  readonly headers?: Readonly<Record<string, string>>
}

interface Opened extends Disposable {
  readonly link: TRPCLink<Router>
}

type Transport = (route: Route) => Opened

/** Every transport of @trpc/client for queries and mutations. */
export const transports = {
  httpLink: (route) => overHttp(httpLink<Router>(httpOptions(route))),
  'httpLink with queries by POST': (route) =>
    overHttp(httpLink<Router>({ ...httpOptions(route), methodOverride: 'POST' })),
  httpBatchLink: (route) => overHttp(httpBatchLink<Router>({ ...httpOptions(route), maxItems: 10 })),
  httpBatchStreamLink: (route) =>
    overHttp(httpBatchStreamLink<Router>({ ...httpOptions(route), maxItems: 10 })),
  'httpBatchStreamLink with accept': (route) =>
    overHttp(httpBatchStreamLink<Router>({ ...httpOptions(route), maxItems: 10, streamHeader: 'accept' })),
  'httpBatchStreamLink with queries by POST': (route) =>
    overHttp(httpBatchStreamLink<Router>({ ...httpOptions(route), maxItems: 10, methodOverride: 'POST' })),
  wsLink: overSocket,
} as const satisfies Record<string, Transport>

export type TransportName = keyof typeof transports
export const transportNames = Object.keys(transports) as TransportName[]

/** A client of @trpc/client over one transport. */
export function openTransport(
  name: TransportName,
  route: Route,
): { readonly client: TRPCUntypedClient<Router> } & Disposable {
  const { link, [Symbol.dispose]: dispose } = transports[name](route)
  return { client: createTRPCUntypedClient<Router>({ links: [link] }), [Symbol.dispose]: dispose }
}

function httpOptions({ port, token, headers }: Route) {
  return {
    url: `http://127.0.0.1:${port}/trpc`,
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  }
}

function overHttp(link: TRPCLink<Router>): Opened {
  return { link, [Symbol.dispose]: () => {} }
}

function overSocket({ port, token, headers = {} }: Route): Opened {
  // tRPC's client passes only the address.
  const SocketWithHeaders = new Proxy(WebSocket, {
    construct: (Socket, [address]: [string]) => new Socket(address, { headers }),
  })
  const client = createWSClient({
    url: `ws://127.0.0.1:${port}/trpc`,
    WebSocket: SocketWithHeaders as unknown as typeof globalThis.WebSocket,
    connectionParams: () => ({ access_token: token ?? '' }),
  })
  return { link: wsLink<Router>({ client }), [Symbol.dispose]: () => void client.close() }
}
