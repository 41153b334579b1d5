import type { EntityMutation } from '@taskwire/client/replica'
import { expect, test } from 'vitest'
import { actionOf } from './mutation-action.ts'

const update = (kind: EntityMutation['kind'], fields: object) =>
  actionOf({ op_id: 'o', kind, name: 'update', input: { id: 'a', ...fields }, at: '' })

test('an update is named for what it changes', () => {
  expect(update('task', { title: 'New' })).toBe('update')
  expect(update('task', { status: 'completed' })).toBe('complete')
  expect(update('task', { status: 'pending' })).toBe('reopen')
  expect(update('task', { status: 'in_progress' })).toBe('update')
  expect(update('task', { parent_id: 'b' })).toBe('nest')
  expect(update('task', { parent_id: null })).toBe('unnest')
  expect(update('task', { parent_id: null, list_id: 'l' })).toBe('move')
  expect(update('task', { position: 'a0' })).toBe('move')
  expect(update('task', { remove_label_ids: ['l'] })).toBe('label')
  expect(update('list', { archived: true })).toBe('archive')
  expect(update('list', { archived: false })).toBe('unarchive')
  expect(update('list', { title: 'New' })).toBe('update')
  expect(update('label', { name: 'New' })).toBe('update')
})
