import fc from 'fast-check'
import type { EntityKind } from '../../entities/rows.ts'

/** The devices of a story. */
export const CLIENTS = 3
export const edits = [
  'title',
  'description',
  'both',
  'complete',
  'priority',
  'delete',
  'restore',
  'move',
  'nest',
  'label',
  'unlabel',
  'due',
] as const
export const groupEdits = ['rename', 'delete', 'restore'] as const
export const losses = ['none', 'request', 'answer', 'late', 'unstored'] as const

const client = fc.nat(CLIENTS - 1)
const taskEdits = edits.slice(0, 7)

const others = [
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      client,
      loss: fc.constantFrom('none' as const, ...losses),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pull' as const),
      client,
      limit: fc.integer({ min: 1, max: 4 }),
      fate: fc.constantFrom('once', 'slow', 'slow', 'slow', 'slow', 'twice', 'unstored', 'old'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      client,
      fate: fc.constantFrom('once', 'slow', 'slow', 'unstored'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), client }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), client }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      client,
      how: fc.constantFrom('retry', 'discard', 'keep'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('purge' as const, 'epoch' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('backup' as const, 'restore' as const) }) },
] as const

/** Steps that change tasks only, in one list and without subtasks: rare faults of the core show in fewer of them. */
const taskStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      client,
      kind: fc.constant<EntityKind>('task'),
      which: fc.constant(0),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      client,
      what: fc.constantFrom(...taskEdits, 'delete' as const),
      which: fc.nat(3),
    }),
  },
  ...others,
)

/** Steps that change rows of all kinds. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      client,
      kind: fc.constantFrom<EntityKind>('task', 'task', 'task', 'list', 'label', 'label'),
      which: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      client,
      kind: fc.constantFrom<EntityKind>('list', 'list', 'label'),
      what: fc.constantFrom(...groupEdits),
      which: fc.nat(1),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      client,
      what: fc.constantFrom(
        ...edits,
        'delete' as const,
        'label' as const,
        'label' as const,
        'complete' as const,
      ),
      which: fc.nat(3),
    }),
  },
  ...others,
)

/** Random actions of three users on an unreliable network. */
export const stories = {
  tasks: fc.array(taskStep, { minLength: 20, maxLength: 120, size: 'max' }),
  all: fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }),
} as const

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
