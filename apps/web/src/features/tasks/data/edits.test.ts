import { UNPLACED } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { sampleLabel, sampleList, sampleRows } from '../../../shared/testing/sample-rows.ts'
import { sampleTask } from '../../../shared/testing/sample-task.ts'
import { applicablePatch } from './edit-fields.ts'
import type { Edit, Update } from './edit.ts'
import { redoOf, undoOf } from './edits.ts'
import type { Task, TaskPatch } from './task.ts'

const done = sampleTask({
  id: 'a',
  status: 'completed',
  completed: true,
  completed_at: '2026-11-19T08:00:00.000Z',
  description: 'Notes',
})

const change = (patch: TaskPatch, expects?: TaskPatch): Update => ({
  entity: 'task',
  kind: 'update',
  id: 'a',
  patch,
  ...(expects && { expects }),
})
const lists = [sampleList({ id: 'home' }), sampleList({ id: 'work' })]
const labels = [sampleLabel({ id: 'call' }), sampleLabel({ id: 'mail' })]
const rowsOf = (...tasks: readonly Task[]) => sampleRows({ tasks, lists, labels })

describe('texts, status and dates', () => {
  test('undoOf restores exactly the replaced values, including the completion time', () => {
    expect(undoOf(change({ status: 'pending', description: null }), rowsOf(done))).toEqual(
      change(
        { status: 'completed', completed_at: '2026-11-19T08:00:00.000Z', description: 'Notes' },
        { status: 'pending', description: null },
      ),
    )
  })

  test('a creation is undone by a deletion and redone by a restore of the same row', () => {
    for (const edit of [
      { entity: 'task', kind: 'create', input: { id: 'new', title: 'New' } },
      { entity: 'list', kind: 'create', input: { id: 'new', title: 'New' } },
      { entity: 'label', kind: 'create', input: { id: 'new', name: 'New' } },
    ] as const satisfies readonly Edit[]) {
      const { entity } = edit
      expect(undoOf(edit, rowsOf())).toEqual({ entity, kind: 'delete', id: 'new' })
      expect(redoOf(edit, rowsOf())).toEqual({ entity, kind: 'restore', id: 'new' })
    }
  })

  test('undoes only fields that nobody has changed since', () => {
    const back = change({ title: 'Old', priority: 'low' }, { title: 'New', priority: 'high' })
    const now = (title: string) => rowsOf(sampleTask({ id: 'a', title, priority: 'medium' }))
    expect(applicablePatch(back, now('New'))).toEqual({ title: 'Old' })
    expect(applicablePatch(back, now('Theirs'))).toBe(undefined)
  })

  test('null counts as an expected value', () => {
    const back = change({ due_date: '2031-01-01' }, { due_date: null })
    expect(applicablePatch(back, rowsOf(sampleTask({ id: 'a', due_date: '2030-01-01' })))).toBe(undefined)
    expect(applicablePatch(back, rowsOf(sampleTask({ id: 'a' })))).toEqual({ due_date: '2031-01-01' })
  })

  test('the completion time follows the status, even when the server formats it differently', () => {
    const back = change(
      { status: 'pending', completed_at: '2026-11-18T08:00:00.000Z' },
      { status: 'completed', completed_at: '2026-11-19T08:00:00Z' },
    )
    // The status matches, so the time follows although its text differs.
    expect(applicablePatch(back, rowsOf(done))).toEqual(back.patch)
    // The task was reopened since, so neither the status nor the time changes.
    expect(applicablePatch(back, rowsOf(sampleTask({ id: 'a' })))).toBe(undefined)
  })

  test('an update of a missing row changes nothing', () => {
    expect(undoOf(change({ title: 'New' }), rowsOf())).toBe(undefined)
    expect(applicablePatch(change({ title: 'New' }), rowsOf())).toBe(undefined)
  })
})

describe('places', () => {
  const task = sampleTask({ id: 'a', list_id: 'home', position: 'a3' })

  test('a move is undone to the same list and position, unless the task has moved on', () => {
    const back = undoOf(change({ list_id: 'work' }), rowsOf(task)) as Update
    expect(back).toEqual(change({ list_id: 'home', position: 'a3' }, { list_id: 'work' }))
    expect(applicablePatch(back, rowsOf({ ...task, list_id: 'work', position: 'a9' }))).toEqual(back.patch)
    expect(applicablePatch(back, rowsOf({ ...task, list_id: null }))).toBe(undefined)
  })

  test('no task returns to a list that was deleted since', () => {
    const back = undoOf(change({ list_id: 'work', title: 'New' }), rowsOf(task)) as Update
    const now = { ...task, list_id: 'work', title: 'New' }
    expect(applicablePatch(back, sampleRows({ tasks: [now], lists: [sampleList({ id: 'work' })] }))).toEqual({
      title: 'a',
    })
  })

  test('a task that became a subtask returns to its list, and a subtask to its parent', () => {
    expect(undoOf(change({ parent_id: 'b' }), rowsOf(task))).toEqual(
      change({ parent_id: null, list_id: 'home', position: 'a3' }, { parent_id: 'b' }),
    )
    const subtask = sampleTask({ id: 'a', parent_id: 'b', position: 'a1' })
    expect(undoOf(change({ parent_id: null, list_id: 'work' }), rowsOf(subtask))).toEqual(
      change({ parent_id: 'b', position: 'a1' }, { parent_id: null, list_id: 'work' }),
    )
  })

  test('a row that the server has not placed yet has no position to return to', () => {
    const unplaced = rowsOf({ ...task, position: UNPLACED })
    expect(undoOf(change({ list_id: 'work' }), unplaced)).toEqual(
      change({ list_id: 'home' }, { list_id: 'work' }),
    )
    expect(undoOf(change({ position: 'a5' }), unplaced)).toBe(undefined)
  })

  test('archiving a list is undone by the flag, and its title by the text', () => {
    const edit: Edit = { entity: 'list', kind: 'update', id: 'home', patch: { archived: true, title: 'New' } }
    expect(undoOf(edit, rowsOf())).toEqual({
      ...edit,
      patch: { archived: false, title: 'home' },
      expects: { archived: true, title: 'New' },
    })
    const back = undoOf(edit, rowsOf()) as Update
    const home = sampleList({ id: 'home', title: 'Theirs', archived_at: '2026-11-20T08:00:00.000Z' })
    expect(applicablePatch(back, sampleRows({ lists: [home] }))).toEqual({ archived: false })
  })
})

describe('labels', () => {
  const labelled = sampleTask({ id: 'a', label_ids: ['call'] })

  test('labels are undone as sets: only what an edit added or took off', () => {
    const edit = change({ add_label_ids: ['call', 'mail'] })
    expect(undoOf(edit, rowsOf(labelled))).toEqual(
      change({ remove_label_ids: ['mail'] }, edit.patch as TaskPatch),
    )
    expect(undoOf(change({ remove_label_ids: ['call', 'mail'] }), rowsOf(labelled))).toMatchObject({
      patch: { add_label_ids: ['call'] },
    })
    expect(undoOf(change({ add_label_ids: ['call'] }), rowsOf(labelled))).toBe(undefined)
  })

  test('a deleted label is not put on a task, and another label stays', () => {
    const now = sampleRows({ tasks: [labelled], labels: [sampleLabel({ id: 'call' })] })
    expect(applicablePatch(change({ add_label_ids: ['mail'] }), now)).toBe(undefined)
    expect(applicablePatch(change({ remove_label_ids: ['mail', 'call'] }), now)).toEqual({
      remove_label_ids: ['call'],
    })
  })
})

describe('reminders', () => {
  const reminders = [{ minutes_before: 10 }, { at: '2090-01-01T08:00:00.000Z' }]

  test('an undo brings back the reminders of before, unless they were changed since', () => {
    const task = sampleTask({ id: 'a', reminders: [{ minutes_before: 60 }] })
    const undo = undoOf(change({ reminders }), rowsOf(task))
    expect(undo).toMatchObject({ patch: { reminders: task.reminders }, expects: { reminders } })
    // The server returns equal reminders, not the same ones.
    const changed = { ...task, reminders: structuredClone(reminders) }
    expect(applicablePatch(undo as Update, rowsOf(changed))).toEqual({ reminders: task.reminders })
    expect(applicablePatch(undo as Update, rowsOf({ ...task, reminders: [] }))).toBeUndefined()
  })
})
