import { createClient } from '@taskwire/client'
import { indexedDbStorage, openTaskReplica, type TaskReplica } from '@taskwire/client/replica'

// A page with a replica and nothing else, to test it with IndexedDB, Web Locks and tabs.
const client = createClient({ url: '/', transport: 'cookie' })

declare global {
  var replica: TaskReplica
}
const database = new URLSearchParams(location.search).get('database')
globalThis.replica = openTaskReplica(client, {
  ...(database !== null && { storage: () => indexedDbStorage(database) }),
  stream: location.search === '?websocket' ? 'websocket' : 'sse',
})
