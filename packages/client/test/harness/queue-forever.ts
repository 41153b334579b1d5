import { createClient } from '../../src/index.ts'
import { fileStorage } from '../../src/node/file-storage.ts'
import { openTaskReplica } from '../../src/replica/open-task-replica.ts'

// A process that queues tasks offline until it is killed, and prints each task whose mutation was acknowledged.
const [file = '', user = '', url = 'http://127.0.0.1:1'] = process.argv.slice(2)
const client = createClient({ url })
const replica = openTaskReplica(client, { user, storage: () => fileStorage(file) })
for (let n = 0; ; n++) {
  const title = `Task ${n}`
  await replica.mutate.create({ title })
  console.log(title)
}
