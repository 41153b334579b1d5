import { expect, test } from 'vitest'
import { purgeEvents } from './activity/events.repository.ts'
import { deleteTask } from './tasks/task-trash.repository.ts'
import {
  listFiltered,
  listFilteredFrom,
  listPlace,
  listPlaceFrom,
  listTasks,
} from './tasks/tasks.repository.ts'

test('the statements that functions put together are the reviewed ones', async () => {
  const lists = Object.entries({
    listTasks,
    listFiltered,
    listFilteredFrom,
    listPlace,
    listPlaceFrom,
  }).flatMap(([name, sorts]) =>
    Object.entries(sorts).flatMap(([sort, orders]) =>
      Object.entries(orders).map(([order, { text }]) => [`${name} by ${sort} ${order}`, text]),
    ),
  )
  const others = [
    ['deleteTask', deleteTask.plain.text],
    ['deleteTask with an idempotency key', deleteTask.keyed.text],
    ['purgeEvents', purgeEvents.text],
  ]
  const file = [...others, ...lists].map(([name, text]) => `-- ${name}\n${text};\n`).join('\n')
  await expect(file).toMatchFileSnapshot('built-sql.golden.sql')
})
