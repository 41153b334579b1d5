import { expect, test } from 'vitest'
import { goldenSql } from '../../testing/golden-sql.ts'
import * as email from '../email/email.repository.ts'
import * as password from '../password/password.repository.ts'
import * as exports from '../export/export.repository.ts'
import * as profile from '../profile/profile.repository.ts'
import * as links from './email-links.repository.ts'

test('the SQL of email links, passwords and exports equals the reviewed file', async () => {
  const { consumeLinkSql: _, ...statements } = { ...links, ...email, ...password, ...profile, ...exports }
  const texts = Object.entries(statements).map(([name, { text }]) => [name, text])
  await expect(goldenSql(Object.fromEntries(texts))).toMatchFileSnapshot('email-links.repository.golden.sql')
})
