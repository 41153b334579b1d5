import { WebSocket } from 'ws'
import type { Server } from './servers.ts'

/** A socket that follows the log; `onPage` is called for each page. */
export function follow({ port }: Server, token: string, onPage: (text: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc?connectionParams=1`, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () => {
      socket.send(JSON.stringify({ method: 'connectionParams', data: { access_token: token } }))
      socket.send(JSON.stringify({ id: 1, method: 'subscription', params: { path: 'tasks.onChange' } }))
    })
    socket.on('message', (data) => {
      const text = (data as Buffer).toString()
      if (text === 'PING') return socket.send('PONG')
      if (!text.includes('"type":"data"')) return
      resolve(socket) // the first page: it is up to date now
      onPage(text)
    })
  })
}
