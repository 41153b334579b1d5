import type { AppRouter } from '@taskwire/api'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { describe, expectTypeOf, test } from 'vitest'
import { createClient, taskwireError, type RouterInputs, type RouterOutputs, type Task } from './index.ts'

// The compiler does the checking: a field renamed in the router fails here without a build.
describe('the types of the client', () => {
  test('equal the inputs and outputs of the router', () => {
    expectTypeOf<RouterInputs>().toEqualTypeOf<inferRouterInputs<AppRouter>>()
    expectTypeOf<RouterOutputs>().toEqualTypeOf<inferRouterOutputs<AppRouter>>()
  })

  test('accept only fields and procedures that exist', () => {
    const { tasks } = createClient({ url: 'http://server', fetch: async () => Response.json([]) })
    expectTypeOf(tasks.create.mutate).parameter(0).toHaveProperty('due_date')
    expectTypeOf(tasks.create.mutate).parameter(0).not.toHaveProperty('dueDate')
    expectTypeOf(tasks.get.query).returns.resolves.toEqualTypeOf<Task>()
    expectTypeOf<Task>().toEqualTypeOf<{
      id: string
      number: number
      user_id: string
      title: string
      description: string | null
      status: 'pending' | 'in_progress' | 'completed'
      completed: boolean
      priority: 'low' | 'medium' | 'high'
      due_date: string | null
      completed_at: string | null
      list_id: string | null
      parent_id: string | null
      label_ids: readonly string[]
      position: string
      reminders: readonly ({ readonly minutes_before: number } | { readonly at: string })[]
      recurrence: { rule: string; from: 'due' | 'completion'; time_zone: string; start: string } | null
      next_id: string | null
      created_at: string
      updated_at: string
      revision: number
    }>()
    expectTypeOf(tasks.list.query).toBeCallableWith()
    expectTypeOf(tasks.batch.mutate).toBeCallableWith({
      commands: [
        { op: 'create', title: 'One', op_id: 'a' },
        { op: 'update', id: 'x', due_date: null, base_revision: 1 },
        { op: 'complete', id: 'x', completed: true },
        { op: 'delete', id: 'x' },
        { op: 'restore', id: 'x' },
      ],
    })
    // @ts-expect-error the title is missing
    expectTypeOf(tasks.batch.mutate).toBeCallableWith({ commands: [{ op: 'create' }] })
    // @ts-expect-error no batch item has such a field
    void ({ op: 'delete', id: 'x', titel: '' } satisfies RouterInputs['tasks']['batch']['commands'][number])
    // @ts-expect-error no such batch item
    expectTypeOf(tasks.batch.mutate).toBeCallableWith({ commands: [{ op: 'archive', id: 'x' }] })
    // @ts-expect-error a mutation has no query
    expectTypeOf(tasks.create.query)
    // @ts-expect-error there is no such procedure
    expectTypeOf(tasks.archive)
  })

  test('narrow an error by its code', () => {
    const failure = taskwireError(undefined)
    expectTypeOf(failure?.code)
      .extract<'EMAIL_TAKEN' | 'NETWORK'>()
      .toEqualTypeOf<'EMAIL_TAKEN' | 'NETWORK'>()
    // @ts-expect-error no such code
    expectTypeOf(failure?.code === 'EMAIL_IN_USE')
  })
})
