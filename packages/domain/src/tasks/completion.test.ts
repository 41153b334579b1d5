import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyCompletion,
  completionChange,
  completionContradiction,
  type CompletionInput,
} from './completion.ts'
import { createTaskSchema, updateTaskSchema } from './task-input.ts'
import { taskStatuses } from './task.ts'

const now = '2026-03-01T08:00:00.000Z'
const at = '2026-02-01T12:00:00.000Z'
const earlier = '2026-01-01T00:00:00.000Z'

const unchanged = { kind: 'unchanged' }
const complete = { kind: 'complete', at: null }
const completeAt = { kind: 'complete', at }
const reopen = { kind: 'open', status: null }
const pending = { kind: 'open', status: 'pending' }
const working = { kind: 'open', status: 'in_progress' }

type Row = [
  CompletionInput['status'],
  CompletionInput['completed'],
  CompletionInput['completed_at'],
  object | 'refused',
]

/** status, completed, completed_at → what they ask for together. Every combination there is. */
const combinations: Row[] = [
  [undefined, undefined, undefined, unchanged],
  [undefined, undefined, null, reopen],
  [undefined, undefined, at, completeAt],
  [undefined, true, undefined, complete],
  [undefined, true, null, 'refused'],
  [undefined, true, at, completeAt],
  [undefined, false, undefined, reopen],
  [undefined, false, null, reopen],
  [undefined, false, at, 'refused'],
  ['pending', undefined, undefined, pending],
  ['pending', undefined, null, pending],
  ['pending', undefined, at, 'refused'],
  ['pending', true, undefined, 'refused'],
  ['pending', true, null, 'refused'],
  ['pending', true, at, 'refused'],
  ['pending', false, undefined, pending],
  ['pending', false, null, pending],
  ['pending', false, at, 'refused'],
  ['in_progress', undefined, undefined, working],
  ['in_progress', undefined, null, working],
  ['in_progress', undefined, at, 'refused'],
  ['in_progress', true, undefined, 'refused'],
  ['in_progress', true, null, 'refused'],
  ['in_progress', true, at, 'refused'],
  ['in_progress', false, undefined, working],
  ['in_progress', false, null, working],
  ['in_progress', false, at, 'refused'],
  ['completed', undefined, undefined, complete],
  ['completed', undefined, null, 'refused'],
  ['completed', undefined, at, completeAt],
  ['completed', true, undefined, complete],
  ['completed', true, null, 'refused'],
  ['completed', true, at, completeAt],
  ['completed', false, undefined, 'refused'],
  ['completed', false, null, 'refused'],
  ['completed', false, at, 'refused'],
]

describe('the three views of completion', () => {
  test.each(combinations)('status %s, completed %s, completed_at %s', (...row) => {
    const [status, completed, completed_at, outcome] = row
    const input = { status, completed, completed_at }
    const refusals = [
      completionContradiction(input) !== undefined,
      !createTaskSchema.safeParse({ title: 'a', ...input }).success,
      updateTaskSchema.safeParse({ id: 'a', ...input }).error?.issues[0]?.path[0] === 'status',
    ]
    if (outcome === 'refused') return expect(refusals).toEqual([true, true, true])
    expect(refusals).toEqual([false, false, false])
    expect(completionChange(input)).toEqual(outcome)
  })

  test('the table holds every combination once', () => {
    const keys = combinations.map((row) =>
      JSON.stringify(row.slice(0, 3).map((view) => view ?? String(view))),
    )
    expect(new Set(keys).size).toBe((1 + taskStatuses.length) * 3 * 3)
  })
})

const open = { status: 'pending', completed: false, completed_at: null } as const
const inProgress = { ...open, status: 'in_progress' } as const
const done = { status: 'completed', completed: true, completed_at: earlier } as const

test.each([
  ['nothing asked: everything stays', done, {}, done],
  ['completing takes the present moment', open, { completed: true }, { ...done, completed_at: now }],
  ['completing again keeps the first moment', done, { status: 'completed' }, done],
  ['a given moment is taken', inProgress, { completed_at: at }, { ...done, completed_at: at }],
  [
    'a given moment replaces the first one',
    done,
    { completed: true, completed_at: at },
    { ...done, completed_at: at },
  ],
  ['reopening makes a completed task pending', done, { completed: false }, open],
  ['clearing the moment reopens', done, { completed_at: null }, open],
  ['reopening leaves an open task as it is', inProgress, { completed: false }, inProgress],
  ['an open status reopens', done, { status: 'in_progress' }, inProgress],
] as const)('%s', (_, state, input, expected) => {
  expect(applyCompletion(state, completionChange(input), now)).toEqual(expected)
})

test('whatever is asked in whatever order, the three views agree', () => {
  const inputs = combinations
    .filter((row) => row[3] !== 'refused')
    .map(([status, completed, completed_at]) => ({ status, completed, completed_at }))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...inputs)), (sequence) => {
      let state: Parameters<typeof applyCompletion>[0] = open
      for (const input of sequence) state = applyCompletion(state, completionChange(input), now)
      expect([state.status === 'completed', state.completed_at !== null]).toEqual([
        state.completed,
        state.completed,
      ])
    }),
  )
})
