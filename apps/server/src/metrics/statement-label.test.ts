import { expect, test } from 'vitest'
import { statementLabel } from './statement-label.ts'

test.each([
  ['select * from tasks where id = $1 for update', 'select tasks'],
  ['select id from users where id = $1 for no key update', 'select users'],
  [
    'with head as (update users set revision = revision + 1) insert into tasks (id) values ($1)',
    'insert tasks',
  ],
  ['\n  update "users" set revision = revision + 1', 'update users'],
  ['with gone as (delete from throttles returning 1) select count(*) from gone', 'delete throttles'],
  ['select (select epoch from log_state where is_live), title from tasks', 'select tasks'],
  ['select 1', 'select'],
  ['begin', 'begin'],
  ['', 'other'],
])('%j is %j', (text, label) => {
  expect(statementLabel(text)).toBe(label)
})
