import type { MutationInputs, MutationName } from '@taskwire/domain'
import { expectTypeOf, test } from 'vitest'
import type { RouterInputs } from '../client-router.ts'

type Tasks = RouterInputs['tasks']

// The compiler is what judges here; `send-operation.ts` itself does not compile when the two sides differ.
test('a reducer takes what its procedure takes, but for the name of the request and its epoch', () => {
  expectTypeOf<MutationName>().toEqualTypeOf<'create' | 'update' | 'complete' | 'delete' | 'restore'>()
  expectTypeOf<Omit<Tasks['update'], 'op_id' | 'epoch'>>().toEqualTypeOf<
    Omit<MutationInputs['update'], never>
  >()
  expectTypeOf<MutationInputs['complete']>().toExtend<Tasks['complete']>()
  expectTypeOf<MutationInputs['create']>().toExtend<Tasks['create']>()
})
