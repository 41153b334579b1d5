import type { EntityKind, EntityMutations } from '@taskwire/domain'
import { expectTypeOf, test } from 'vitest'
import type { RouterInputs } from '../../client-router.ts'

type Item = RouterInputs['sync']['batch']['commands'][number]

/** The fields that the batch takes for a mutation. */
type Fields<Kind extends EntityKind, Name extends keyof EntityMutations[Kind]> = Omit<
  Extract<Item, { kind: Kind; op: Name }>,
  'kind' | 'op' | 'op_id' | 'epoch'
>

// The compiler does the checking.
test('a replica queues every mutation of the batch, with its fields', () => {
  expectTypeOf<keyof EntityMutations['task']>().toEqualTypeOf<Extract<Item, { kind: 'task' }>['op']>()
  expectTypeOf<keyof EntityMutations['list']>().toEqualTypeOf<Extract<Item, { kind: 'list' }>['op']>()
  expectTypeOf<keyof EntityMutations['label']>().toEqualTypeOf<Extract<Item, { kind: 'label' }>['op']>()
  expectTypeOf<keyof EntityMutations>().toEqualTypeOf<Item['kind']>()

  expectTypeOf<EntityMutations['task']['create']>().toExtend<Fields<'task', 'create'>>()
  expectTypeOf<EntityMutations['task']['update']>().toExtend<Fields<'task', 'update'>>()
  expectTypeOf<EntityMutations['task']['complete']>().toExtend<Fields<'task', 'complete'>>()
  expectTypeOf<EntityMutations['list']['create']>().toExtend<Fields<'list', 'create'>>()
  expectTypeOf<EntityMutations['list']['update']>().toExtend<Fields<'list', 'update'>>()
  expectTypeOf<EntityMutations['label']['create']>().toExtend<Fields<'label', 'create'>>()
  expectTypeOf<EntityMutations['label']['update']>().toExtend<Fields<'label', 'update'>>()
})
