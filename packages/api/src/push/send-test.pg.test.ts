import { expect, test } from 'vitest'
import { createTestWorld, failureOf, type Person } from '../testing/test-world.ts'

test('sends ten test notifications a minute to the browsers of one person', async () => {
  await using world = await createTestWorld({ throttles: true })
  // Waits are exact, however long the calls take.
  world.deps.freeze()
  const [ann, bob] = [await world.person('ann@example.com'), await world.person('bob@example.com')]
  const keys = { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'BTBZMqHH6r4Tts7J_aSIgg' }
  const subscribe = ({ call }: Person) =>
    call.push.subscribe({ endpoint: `https://push.example/${call === ann.call ? 'ann' : 'bob'}`, keys })
  const [{ id }, other] = [await subscribe(ann), await subscribe(bob)]
  for (let n = 0; n < 10; n += 1)
    expect(await ann.call.push.test({ id })).toMatchObject({ result: 'delivered' })
  expect(await failureOf(ann.call.push.test({ id }))).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    retryAfter: 60,
  })
  expect(await bob.call.push.test({ id: other.id })).toMatchObject({ result: 'delivered' })
  world.deps.advance(60_000)
  expect(await ann.call.push.test({ id })).toMatchObject({ result: 'delivered' })
})
