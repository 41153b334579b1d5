import { setTimeout as pause } from 'node:timers/promises'
import { createLogReader, type LogReader } from '@taskwire/api/testing'
import type { ChangePage, EntityChangePage } from '@taskwire/domain'
import { WebSocket } from 'ws'

/** Reads a log through one transport, over any number of broken connections. */
export interface Subscriber extends AsyncDisposable {
  readonly transport: string
  readonly reader: LogReader
  /** How often it connected. */
  readonly connections: () => number
  /** Breaks the current connection. */
  cut(): void
  /** The error in the data that it read, if any. */
  readonly failure: () => unknown
}

/** The log of tasks, or of all kinds. */
export type Log = 'tasks' | 'sync'

interface Connection {
  readonly log: Log
  readonly origin: string
  readonly token: string
  readonly signal: AbortSignal
  readonly reader: LogReader
}

type Page = ChangePage | EntityChangePage

/** Reads until the connection breaks. */
type Follow = (connection: Connection) => Promise<void>

export const transports: Record<'sse' | 'socket' | 'poll', Follow> = { sse, socket, poll }

/** Starts to read; each connection goes to the server that `originOf` returns at that moment. */
export function subscribe(
  transport: keyof typeof transports,
  originOf: () => string,
  token: string,
  { reader = createLogReader(), log = 'tasks' }: { reader?: LogReader; log?: Log } = {},
): Subscriber {
  const stopped = new AbortController()
  let cutter = new AbortController()
  let connections = 0
  let failure: unknown
  const running = (async () => {
    while (!stopped.signal.aborted) {
      cutter = new AbortController()
      connections += 1
      const signal = AbortSignal.any([stopped.signal, cutter.signal])
      await transports[transport]({ log, origin: originOf(), token, signal, reader }).catch(
        (error: unknown) => {
          if (error instanceof Error && /a second time, or out of order|half a cascade/.test(error.message))
            failure = error
        },
      )
      await pause(20)
    }
  })()
  return {
    transport,
    reader,
    connections: () => connections,
    cut: () => cutter.abort(),
    failure: () => failure,
    async [Symbol.asyncDispose]() {
      stopped.abort()
      await running
    },
  }
}

async function sse({ log, origin, token, signal, reader }: Connection): Promise<void> {
  const response = await fetch(`${origin}/trpc/${log}.onChange`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'text/event-stream',
      ...(reader.cursor !== undefined && { 'last-event-id': reader.cursor }),
    },
    signal,
  })
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`)
  for await (const { event, id, data } of eventsOf(response.body)) {
    if (event === 'message' && id !== '') reader.take(JSON.parse(data) as Page)
  }
}

export interface ServerSentEvent {
  readonly event: string
  readonly id: string
  readonly data: string
}

/** Parses the events of a stream by the standard. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const bytes of body) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]))
      yield {
        event: fields.get('event') ?? 'message',
        id: fields.get('id') ?? '',
        data: fields.get('data') ?? '',
      }
    }
  }
}

interface Frame {
  readonly error?: object
  readonly result?: { readonly type: string; readonly data?: { readonly data: Page } }
}

async function socket({ log, origin, token, signal, reader }: Connection): Promise<void> {
  const client = new WebSocket(`${origin.replace('http', 'ws')}/trpc?connectionParams=1`)
  await new Promise<void>((resolve, reject) => {
    const end = () => client.terminate()
    signal.addEventListener('abort', end)
    client.on('error', () => {})
    client.on('close', () => {
      signal.removeEventListener('abort', end)
      resolve()
    })
    client.on('open', () => {
      const params = { path: `${log}.onChange`, input: { lastEventId: reader.cursor } }
      client.send(JSON.stringify({ method: 'connectionParams', data: { access_token: token } }))
      client.send(JSON.stringify({ id: 1, method: 'subscription', params }))
    })
    client.on('message', (data) => {
      const text = (data as Buffer).toString()
      if (text === 'PING') return client.send('PONG')
      const { result, error } = JSON.parse(text) as Frame
      // The subscription has ended, though the socket is open: the database was away for a read.
      if (error !== undefined) return end()
      try {
        if (result?.type === 'data' && result.data !== undefined) reader.take(result.data.data)
      } catch (error) {
        reject(error)
        end()
      }
    })
    if (signal.aborted) end()
  })
}

async function poll({ log, origin, token, signal, reader }: Connection): Promise<void> {
  const path = log === 'sync' ? '/api/changes' : '/api/tasks/changes'
  while (!signal.aborted) {
    const cursor = reader.cursor === undefined ? '' : `&cursor=${encodeURIComponent(reader.cursor)}`
    const response = await fetch(`${origin}${path}?wait=5&limit=50${cursor}`, {
      headers: { authorization: `Bearer ${token}` },
      signal,
    })
    if (!response.ok) throw new Error(`answered ${response.status}`)
    reader.take((await response.json()) as Page)
  }
}
