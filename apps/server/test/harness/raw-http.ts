import { connect } from 'node:net'

export interface RawResponse {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Writes bytes to the server and reads the first response, also to an incomplete request. */
export function sendRaw(port: number, ...pieces: (string | Buffer)[]): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    const finish = () => {
      const [head = '', ...rest] = received.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body: rest.join('\r\n\r\n') })
      socket.destroy()
    }
    socket.setTimeout(30_000, () => socket.destroy(new Error('no answer within 30 s')))
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1')
      const length = /content-length: (\d+)/i.exec(received)?.[1]
      const start = received.indexOf('\r\n\r\n') + 4
      const isHead = pieces[0]?.toString().startsWith('HEAD ') === true
      if (start > 3 && isHead) finish()
      if (start > 3 && received.length >= start + Number(length ?? 0)) finish()
    })
    socket.on('error', (error) => (received === '' ? reject(error) : finish()))
    socket.on('end', () => (received === '' ? reject(new Error('closed without an answer')) : finish()))
    for (const piece of pieces) socket.write(piece)
  })
}
