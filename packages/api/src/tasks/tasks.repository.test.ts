import { expect, test } from 'vitest'
import { goldenSql } from '../testing/golden-sql.ts'
import * as repository from './tasks.repository.ts'

test('the SQL of tasks is the reviewed one', async () => {
  const { listTasks, ...single } = repository
  const lists = Object.entries(listTasks).flatMap(([sort, orders]) =>
    Object.entries(orders).map(([order, { text }]) => [`listTasks by ${sort} ${order}`, text]),
  )
  const texts = Object.entries(single).map(([name, { text }]) => [name, text])
  await expect(goldenSql(Object.fromEntries([...texts, ...lists]))).toMatchFileSnapshot(
    'tasks.repository.golden.sql',
  )
})
