import { expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'

test('the typed client sends a file of several megabytes', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const notes = 'word "word"\n'.repeat(700)
  const rows = Array.from({ length: 250 }, (_, row) => `t${row},"${notes.replaceAll('"', '""')}"`)
  const text = ['title,notes', ...rows].join('\n')
  expect(text.length).toBeGreaterThan(2_000_000)
  expect(await client.imports.create.mutate({ file: text })).toMatchObject({ tasks: 250, skipped: [] })
})
