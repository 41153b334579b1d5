// Follows a user's log through a WebSocket, with nothing but Node 22 or newer (or a browser):
//   TOKEN=… node examples/follow-log.mjs http://localhost:3000 [cursor]
const [origin = 'http://localhost:3000', start] = process.argv.slice(2)
let cursor = start

function follow() {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/trpc?connectionParams=1`)
  const send = (frame) => socket.send(JSON.stringify(frame))
  socket.addEventListener('open', () => {
    send({ method: 'connectionParams', data: { access_token: process.env.TOKEN } })
    const params = { path: 'tasks.onChange', input: { lastEventId: cursor } }
    send({ id: 1, method: 'subscription', params })
  })
  socket.addEventListener('message', ({ data: text }) => {
    if (text === 'PING') return socket.send('PONG')
    const { result, error } = JSON.parse(text)
    if (error !== undefined) socket.close() // the subscription is over: come back with the cursor
    if (result?.type !== 'data') return
    const page = result.data.data
    if (page.reset) console.log('-- start from empty')
    for (const { type, revision, task, id } of page.changes) console.log(revision, type, task?.title ?? id)
    cursor = page.cursor // keep it together with what was read
  })
  socket.addEventListener('close', ({ code }) =>
    code === 4401 ? console.error('sign in again') : setTimeout(follow, 1_000),
  )
}

follow()
