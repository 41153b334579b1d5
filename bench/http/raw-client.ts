import { connect, type Socket } from 'node:net'

export interface Target {
  readonly port: number
  /** A whole HTTP/1.1 request of the nth connection; called for each one, so that bodies may differ. */
  readonly request: (connection: number) => string
}

export interface Load {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

/**
 * Sends requests over `connections` keep-alive sockets, one at a time on each, for `ms`. Throws on any response but
 * 2xx.
 */
export async function load(target: Target, connections: number, ms: number): Promise<Load> {
  const latencies: number[] = []
  const started = performance.now()
  const until = started + ms
  await Promise.all(
    Array.from({ length: connections }, (_, connection) => ask(target, connection, until, latencies)),
  )
  const seconds = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return { requests: latencies.length, perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99) }
}

/** A minimal client: on two cores a heavier one would dominate the measurement. */
function ask(
  { port, request }: Target,
  connection: number,
  until: number,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true })
    let sent = 0
    let pending = Buffer.alloc(0)
    const send = () => {
      if (performance.now() >= until) {
        socket.end()
        resolve()
        return
      }
      sent = performance.now()
      socket.write(request(connection))
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      const length = responseLength(pending)
      if (length === undefined || pending.length < length) return
      if (pending[9] !== 0x32) {
        reject(new Error(`the server answered ${pending.toString('utf8', 0, 400)}`))
        socket.destroy()
        return
      }
      latencies.push(performance.now() - sent)
      pending = Buffer.alloc(0)
      send()
    })
  })
}

/** Bytes of the first response, or undefined while its head is not complete. */
function responseLength(bytes: Buffer): number | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return end + 4 + Number(length)
  if (/\r\ntransfer-encoding: chunked/i.test(head)) {
    const last = bytes.indexOf('\r\n0\r\n\r\n', end)
    return last < 0 ? undefined : last + 7
  }
  return end + 4
}
