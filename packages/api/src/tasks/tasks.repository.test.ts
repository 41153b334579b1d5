import { expect, test } from 'vitest'
import { goldenSql } from '../testing/golden-sql.ts'
import { insertTasks } from './task-sets.repository.ts'
import * as writes from './task-writes.repository.ts'
import * as reads from './tasks.repository.ts'

test('the SQL of tasks equals the reviewed file', async () => {
  const { listTasks, listTasksFrom, ...single } = reads
  const written = Object.entries(writes).flatMap(([name, { plain, keyed }]) => [
    [name, plain.text],
    [`${name} under a key`, keyed.text],
  ])
  const texts = Object.entries(single).map(([name, { text }]) => [name, text])
  const lists = Object.entries({ listTasks, listTasksFrom }).flatMap(([name, sorts]) =>
    Object.entries(sorts).flatMap(([sort, orders]) =>
      Object.entries(orders).map(([order, { text }]) => [`${name} by ${sort} ${order}`, text]),
    ),
  )
  await expect(
    goldenSql(Object.fromEntries([...written, ['insertTasks', insertTasks.text], ...texts, ...lists])),
  ).toMatchFileSnapshot('tasks.repository.golden.sql')
})
