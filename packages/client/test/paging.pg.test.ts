import { expect, test } from 'vitest'
import { createClient, eachTask, nextCursor } from '../src/index.ts'
import { ada } from './harness/credentials.ts'
import { startServer } from './harness/real-server.ts'

const sorts = ['created_at', 'due_date', 'priority', 'updated_at'] as const

test('pages contain every task once, in the order of the whole list, for every sort', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  const priorities = ['low', 'medium', 'high'] as const
  await Promise.all(
    Array.from({ length: 23 }, (_, n) =>
      client.tasks.create.mutate({
        title: `Task ${n}`,
        priority: priorities[n % 3]!,
        due_date: n % 4 === 0 ? null : `2027-01-${String((n % 9) + 1).padStart(2, '0')}`,
      }),
    ),
  )

  for (const sort of sorts)
    for (const order of ['asc', 'desc'] as const) {
      const whole = await client.tasks.list.query({ sort, order })
      server.requests.length = 0
      const paged: string[] = []
      for await (const task of eachTask(client, { sort, order, limit: 5 })) paged.push(task.id)
      expect(paged).toEqual(whole.map((task) => task.id))
      expect(server.requests).toHaveLength(5)
    }
})

test('a loop that ends early requests no further page', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  for (const title of ['One', 'Two', 'Three']) await client.tasks.create.mutate({ title })
  server.requests.length = 0
  for await (const task of eachTask(client, { limit: 1 })) if (task.title === 'Two') break
  expect(server.requests).toHaveLength(2)
})

test('nextCursor leads from page to page and ends with null', async () => {
  await using server = await startServer()
  const client = createClient({ url: server.url })
  await client.session.signUp(ada)
  for (const title of ['One', 'Two', 'Three']) await client.tasks.create.mutate({ title })

  const query = { limit: 2 }
  const first = await client.tasks.list.query(query)
  const cursor = nextCursor(first, query)
  const second = await client.tasks.list.query({ ...query, cursor: cursor! })
  expect([...first, ...second].map((task) => task.title)).toEqual(['Three', 'Two', 'One'])
  expect(nextCursor(second, query)).toBeNull()
})
