import { createClient } from '@taskwire/client'
import { openTaskReplica, type TaskReplica } from '@taskwire/client/replica'

// A page with a replica and nothing else, for what only a browser has: IndexedDB, Web Locks, tabs.
const client = createClient({ url: '/', transport: 'cookie' })

declare global {
  var replica: TaskReplica
}
globalThis.replica = openTaskReplica(client, {
  stream: location.search === '?websocket' ? 'websocket' : 'sse',
})
