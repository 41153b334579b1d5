// Follows a user's log through a WebSocket, with nothing but Node 22 or newer (or a browser):
//   TOKEN=… node examples/follow-log.mjs http://localhost:3000 [cursor] [kinds]
// `kinds` are all when omitted. `task,list` are these two, and `tasks` is the older form with tasks alone.
const [origin = 'http://localhost:3000', start = '', kinds] = process.argv.slice(2)
let cursor = start || undefined

function follow() {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/trpc?connectionParams=1`)
  const send = (frame) => socket.send(JSON.stringify(frame))
  socket.addEventListener('open', () => {
    send({ method: 'connectionParams', data: { access_token: process.env.TOKEN } })
    const params =
      kinds === 'tasks'
        ? { path: 'tasks.onChange', input: { lastEventId: cursor } }
        : { path: 'sync.onChange', input: { lastEventId: cursor, kinds } }
    send({ id: 1, method: 'subscription', params })
  })
  socket.addEventListener('message', ({ data: text }) => {
    if (text === 'PING') return socket.send('PONG')
    const { result, error } = JSON.parse(text)
    if (error !== undefined) socket.close() // the subscription is over: come back with the cursor
    if (result?.type !== 'data') return
    const page = result.data.data
    if (page.reset) console.log('-- start from empty')
    for (const { kind = 'task', type, revision, id, task, entity = task } of page.changes)
      console.log(revision, kind, type, entity?.title ?? entity?.name ?? id)
    cursor = page.cursor // keep it together with what was read
  })
  socket.addEventListener('close', ({ code }) =>
    code === 4401 ? console.error('sign in again') : setTimeout(follow, 1_000),
  )
}

follow()
