import { expect, test } from 'vitest'
import { goldenSql } from '../testing/golden-sql.ts'
import * as repository from './throttles.repository.ts'

test('the SQL of throttles equals the reviewed file', async () => {
  const texts = Object.entries(repository).map(([name, { text }]) => [name, text])
  await expect(goldenSql(Object.fromEntries(texts))).toMatchFileSnapshot('throttles.repository.golden.sql')
})
