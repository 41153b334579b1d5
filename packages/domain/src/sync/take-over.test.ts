import { expect, test } from 'vitest'
import { taskEntityRules } from '../tasks/task-entity-rules.ts'
import { newTask } from '../tasks/task-rules.ts'
import { rowKey, type ReplicaState, type Row } from './state.ts'
import { ROW_FORMAT, takeOver } from './take-over.ts'

const id = '0190a000-0000-7000-8000-000000000001'
const task = newTask(
  { id, number: 1, user_id: id, revision: 1 },
  { title: 'Old' },
  '2026-01-01T00:00:00.000Z',
)
const later = Object.keys(taskEntityRules.defaults)

test('every task field since the first client has a default, so that no stored row lacks it', () => {
  expect(
    Object.keys(task)
      .filter((field) => !later.includes(field))
      .toSorted(),
  ).toEqual([
    'completed',
    'completed_at',
    'created_at',
    'description',
    'due_date',
    'id',
    'number',
    'priority',
    'revision',
    'status',
    'title',
    'updated_at',
    'user_id',
  ])
})

test('a new field has a new format, with which rows are filled and read again', () => {
  expect({ format: ROW_FORMAT, later }).toEqual({
    format: '4:label,list,task',
    later: ['list_id', 'parent_id', 'label_ids', 'position', 'recurrence', 'next_id', 'reminders'],
  })
})

test('a row of an older client gets the fields that it lacks, and the log is read from its start', () => {
  const living = Object.fromEntries(Object.entries(task).filter(([field]) => !later.includes(field)))
  const row = { kind: 'task', id, revision: 1, living, lastLiving: null } as unknown as Row
  const stored: ReplicaState = {
    owner: id,
    format: '3:label,list,task',
    rows: new Map([[rowKey(row), row]]),
    cursor: 'epoch.1',
    operations: [],
    issues: [],
  }
  const state = takeOver(stored)
  expect(state.cursor).toBeUndefined()
  expect([...state.rows.values()]).toMatchObject([{ living: { title: 'Old', ...taskEntityRules.defaults } }])
})
