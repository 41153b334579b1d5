import type { ChangePage } from '@taskwire/domain'
import { WebSocket } from 'ws'

export interface SocketFrame {
  readonly id: number | string | null
  readonly method?: string
  readonly result?: { readonly type: string; readonly data?: unknown }
  readonly error?: { readonly message: string; readonly data: { readonly error_code: string } }
}

export interface OpenOptions {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent in the first frame. */
  readonly token?: string | undefined
  /** False leaves the server's pings unanswered. */
  readonly answersPings?: boolean
}

/** A plain WebSocket client: text frames in, text frames out. */
export async function openSocket(port: number, options: OpenOptions = {}) {
  const { path = '/trpc?connectionParams=1', headers = {}, token, answersPings = true } = options
  const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  const frames: SocketFrame[] = []
  const texts: string[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    client.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  client.on('message', (data) => {
    const text = (data as Buffer).toString()
    texts.push(text)
    if (text === 'PING' && answersPings) client.send('PONG')
    if (text.startsWith('{')) frames.push(JSON.parse(text) as SocketFrame)
    for (const check of waiting) check()
  })
  await new Promise<void>((resolve, reject) => {
    client.once('open', resolve)
    client.once('error', reject)
  })
  client.on('error', () => {})
  const send = (frame: unknown) => client.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  if (token !== undefined) send({ method: 'connectionParams', data: { access_token: token } })
  return {
    client,
    frames,
    texts,
    closed,
    send,
    subscribe: (id: number, cursor?: string) =>
      send({
        id,
        method: 'subscription',
        params: { path: 'tasks.onChange', ...(cursor !== undefined && { input: { lastEventId: cursor } }) },
      }),
    /** The first frame, received or future, that fulfils a condition. */
    frame: (is: (frame: SocketFrame) => boolean) =>
      new Promise<SocketFrame>((resolve) => {
        const check = () => {
          const found = frames.find(is)
          if (found === undefined) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
    [Symbol.dispose]: () => client.terminate(),
  }
}

/** The page of the log in a frame. */
export function pageOf({ result }: SocketFrame): ChangePage {
  if (result?.data === undefined) throw new Error('the frame carries no page')
  return (result.data as { data: ChangePage }).data
}

/** The status of a refused handshake. */
export function handshakeStatus(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<number>((resolve, reject) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    client.once('open', () => {
      client.terminate()
      resolve(101)
    })
    client.once('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    client.once('error', reject)
  })
}
