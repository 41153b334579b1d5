// Prints the open tasks of an account, and again whenever something changes, on this device or any other. With an argument
// it adds a task of that title first: without a server too, and it is sent when there is one.
//
//   node examples/live-tasks/live-tasks.ts --email ada@example.com --password … [--url http://localhost:3000] [title]
import { parseArgs } from 'node:util'
import { createClient } from '@taskwire/client'
import { fileStorage } from '@taskwire/client/node'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    email: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    folder: { type: 'string', default: '.live-tasks' },
  },
})

const client = createClient({ url: values.url })
const { email } = await client.session.signIn({ email: values.email, password: values.password })
const replica = await client.tasks.replica({
  storage: (name) => fileStorage(`${values.folder}/${encodeURIComponent(name)}`),
})

function print(): void {
  const { tasks, pendingIds, issues, status } = replica.getSnapshot()
  const lines = tasks
    .filter(({ completed }) => !completed)
    .map(
      ({ id, title, due_date }) =>
        `${pendingIds.has(id) ? '…' : ' '} ${title}${due_date === null ? '' : `  (${due_date})`}`,
    )
  const parked = issues.map(({ operation, refusal }) => `! ${operation.name}: ${refusal.message}`)
  const head = `${email}: ${lines.length} open tasks, ${status.connection}, ${status.pending} waiting`
  console.log(['', head, ...lines, ...parked].join('\n'))
}

// Several changes of one moment are one print.
let isDue = false
replica.subscribe(() => {
  if (isDue) return
  isDue = true
  setTimeout(() => {
    isDue = false
    print()
  }, 50)
})

const title = positionals.join(' ')
if (title !== '') await replica.mutate.create({ title })

const stopped = new Promise((resolve) => {
  globalThis.process.once('SIGINT', resolve)
  globalThis.process.once('SIGTERM', resolve)
})
await stopped
await replica.dispose()
