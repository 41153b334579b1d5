import { WebSocket } from 'ws'
import type { Server } from './servers.ts'

/** Opens a socket that streams the log; calls `onPage` for each page. */
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
      resolve(socket) // the first page: the socket is up to date
      onPage(text)
    })
  })
}
