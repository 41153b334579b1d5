import { connect, type Socket } from 'node:net'

export interface Target {
  readonly port: number
  /** A whole HTTP/1.1 request of the nth connection; called for each one, so that bodies may differ. */
  readonly request: (connection: number) => string
}

/**
 * Sends a number of requests over `connections` keep-alive sockets, one at a time on each, and returns the milliseconds from the first
 * to the last response. Throws on any response but 2xx.
 */
export async function load(target: Target, connections: number, requests: number): Promise<number> {
  let left = requests
  const take = () => left-- > 0
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, connection) => ask(target, connection, take)))
  return performance.now() - began
}

/** A minimal client: on two cores a heavier one would dominate the measurement. */
function ask({ port, request }: Target, connection: number, take: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true })
    let pending = Buffer.alloc(0)
    const send = () => {
      if (take()) return void socket.write(request(connection))
      socket.end()
      resolve()
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the server closed the connection')))
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      const length = responseLength(pending)
      if (length === undefined || pending.length < length) return
      if (pending[9] !== 0x32) {
        reject(new Error(`the server answered ${pending.toString('utf8', 0, 400)}`))
        socket.destroy()
        return
      }
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
