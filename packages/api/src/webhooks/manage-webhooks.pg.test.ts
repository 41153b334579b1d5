import { MAX_WEBHOOKS } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld } from '../testing/index.ts'

test('webhooks that are created at once stay within the limit of an account', async () => {
  await using world = await createTestWorld()
  const { actor, call } = await world.person()
  const create = () => call.webhooks.create({ url: 'https://hooks.example/1' })
  for (let count = 0; count < MAX_WEBHOOKS - 2; count += 1) await create()
  const outcomes = await atOnce(world.deps.db, actor, [create, create, create, create])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ])
  expect(await call.webhooks.list()).toHaveLength(MAX_WEBHOOKS)
})
