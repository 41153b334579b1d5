import { expect, test } from 'vitest'
import { goldenSql } from '../testing/golden-sql.ts'
import { findStoredResponse, findStoredResponses } from './idempotency.repository.ts'
import * as transaction from './log-transaction.repository.ts'
import * as repository from './sync.repository.ts'

test('the SQL of the log equals the reviewed file', async () => {
  const texts = Object.entries({
    ...repository,
    findStoredResponse,
    findStoredResponses,
    ...transaction,
  }).map(([name, { text }]) => [name, text])
  await expect(goldenSql(Object.fromEntries(texts))).toMatchFileSnapshot('sync.repository.golden.sql')
})
