import type { MutationInputs, MutationName } from '@taskwire/domain'
import { expectTypeOf, test } from 'vitest'
import type { RouterInputs } from '../../client-router.ts'

type Tasks = RouterInputs['tasks']

// The compiler does the checking: `send-mutations.ts` doesn't compile either when the two sides differ.
test('a reducer takes the input of its procedure without op_id and epoch', () => {
  expectTypeOf<MutationName>().toEqualTypeOf<'create' | 'update' | 'complete' | 'delete' | 'restore'>()
  expectTypeOf<Omit<Tasks['update'], 'op_id' | 'epoch'>>().toEqualTypeOf<
    Omit<MutationInputs['update'], never>
  >()
  expectTypeOf<MutationInputs['complete']>().toExtend<Tasks['complete']>()
  expectTypeOf<MutationInputs['create']>().toExtend<Tasks['create']>()
})
