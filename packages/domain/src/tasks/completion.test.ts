import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyCompletion, completionChange, type CompletionInput } from './completion.ts'
import { createTaskSchema, updateTaskSchema } from './task-input.ts'
import { taskStatuses } from './task.ts'

const now = '2026-03-01T08:00:00.000Z'
const at = '2026-02-01T12:00:00.000Z'
const earlier = '2026-01-01T00:00:00.000Z'

const open = { status: 'pending', completed: false, completed_at: null } as const
const inProgress = { ...open, status: 'in_progress' } as const
const done = { status: 'completed', completed: true, completed_at: earlier } as const

/** All combinations of the views that an input may contain. */
const combinations: CompletionInput[] = [undefined, ...taskStatuses].flatMap((status) =>
  ([undefined, true, false, 'flip'] as const).flatMap((completed) =>
    [undefined, true, false].flatMap((is_completed) =>
      [undefined, null, at, earlier].map((completed_at) => ({
        status,
        completed,
        is_completed,
        completed_at,
      })),
    ),
  ),
)

describe('a creation', () => {
  const flags = combinations.filter(({ completed }) => completed !== 'flip')
  test.each(flags)('is rejected only when its views contradict each other: %j', (input) => {
    const { status, completed, is_completed, completed_at } = input
    const asks = new Set([
      status && status === 'completed',
      completed,
      is_completed,
      completed_at === undefined ? undefined : completed_at !== null,
    ])
    const refused = createTaskSchema.safeParse({ title: 'a', ...input }).error?.issues[0]?.path
    expect(refused).toEqual(asks.has(true) && asks.has(false) ? ['status'] : undefined)
  })
})

describe('an update', () => {
  test.each([
    ['a flag that changes beside views sent back', open, { ...open, completed: true }, { at: null }],
    ['the other flag', open, { ...open, is_completed: true }, { at: null }],
    ['the same on a task in progress', inProgress, { ...inProgress, completed: true }, { at: null }],
    ['a status that changes', open, { ...open, status: 'completed' }, { at: null }],
    ['a moment that is set', open, { ...open, completed_at: at }, { at }],
    ['a moment that changes', done, { ...done, completed_at: at }, { at }],
    ['a toggle of an open task', open, { completed: 'flip' }, { at: null }],
  ] as const)('completes: %s', (_, state, input, change) => {
    expect(completionChange(input, state)).toEqual({ kind: 'complete', ...change })
  })

  test.each([
    ['a flag that changes beside views sent back', done, { ...done, completed: false }, null],
    ['the other flag', done, { ...done, is_completed: false }, null],
    ['a status that changes', done, { ...done, status: 'in_progress' }, 'in_progress'],
    ['a moment that is cleared', done, { ...done, completed_at: null }, null],
    ['all of them changed', done, { ...inProgress, is_completed: false }, 'in_progress'],
    ['a toggle of a completed task', done, { completed: 'flip' }, null],
  ] as const)('reopens: %s', (_, state, input, status) => {
    expect(completionChange(input, state)).toEqual({ kind: 'open', status })
  })

  test.each([
    ['nothing', open, {}],
    ['all of it', done, { ...done, is_completed: true }],
    ['the moment in another notation', done, { completed_at: '2026-01-01T01:00:00.000000+01:00' }],
  ] as const)('changes nothing: %s sent back', (_, state, input) => {
    expect(completionChange(input, state)).toEqual({ kind: 'unchanged' })
  })

  test.each([
    ['two views', inProgress, { status: 'pending', completed: true }],
    ['a toggle and a status', inProgress, { status: 'pending', completed: 'flip' }],
    ['a moment and a status', done, { status: 'pending', completed_at: at }],
    [
      'words of a status and a flag',
      open,
      { status: 'in_progress', status_label: 'on going', completed: true },
    ],
  ] as const)('is rejected when %s differ from the task and from each other', (_, state, input) => {
    expect(completionChange(input, state)).toEqual({ kind: 'contradiction' })
  })

  test('ignores status words that equal those of the task', () => {
    const labelled = { ...inProgress, status_label: 'on going' }
    const input = { status: 'in_progress', status_label: 'on going', is_completed: true } as const
    expect(completionChange(input, labelled)).toEqual({ kind: 'complete', at: null })
    expect(completionChange(input, inProgress)).toEqual({ kind: 'contradiction' })
  })

  test('passes every schema, because only the task decides', () => {
    for (const { completed, ...input } of combinations)
      expect(
        updateTaskSchema.safeParse({ id: 'a', ...input, ...(completed !== 'flip' && { completed }) }).success,
      ).toBe(true)
  })
})

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
  expect(applyCompletion(state, completionChange(input, state), now)).toEqual(expected)
})

test('the three views agree after any sequence of changes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...combinations)), (sequence) => {
      let state: Parameters<typeof applyCompletion>[0] = open
      for (const input of sequence) state = applyCompletion(state, completionChange(input, state), now)
      expect([state.status === 'completed', state.completed_at !== null]).toEqual([
        state.completed,
        state.completed,
      ])
    }),
  )
})
