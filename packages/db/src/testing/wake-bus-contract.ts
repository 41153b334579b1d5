import { randomUUID } from 'node:crypto'
import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Channel } from '../wake-bus/channel.ts'
import { createSharedWakeBus, type SharedWakeBusOptions } from '../wake-bus/shared-wake-bus.ts'

/** A running server that carries hints. */
export interface HintServer extends AsyncDisposable {
  /** The address of its socket. */
  readonly address: NetConnectOpts
  /** Makes the channel of one process, over another TCP port where one is given. */
  channel(port?: number): Channel
  /** Ends the connections that listen. */
  endListening(): Promise<unknown>
}

type BusOptions = Partial<Omit<SharedWakeBusOptions, 'channel'>>

/** Opens the bus of one process and waits until its connection listens. */
export async function openBus(channel: Channel, options: BusOptions = {}) {
  let connected = 0
  const bus = createSharedWakeBus({
    channel,
    heads: () => Promise.resolve([]),
    ...options,
    onConnect: async () => {
      connected += 1
      await options.onConnect?.()
    },
  })
  await expect.poll(() => connected).toBeGreaterThan(0)
  await pause(5)
  return Object.assign(bus, { connections: () => connected })
}

/** Counts the wake-ups of a user. */
export function counter(
  bus: { subscribe(user_id: string, listener: () => void): () => void },
  user_id: string,
) {
  let woken = 0
  const unsubscribe = bus.subscribe(user_id, () => (woken += 1))
  return { count: () => woken, unsubscribe }
}

/** Tests what every way of hints between processes must do, on a server of its own each. */
export function testWakeBus(start: () => Promise<HintServer>): void {
  test('wakes readers of the user in this process at once, and in others soon', async () => {
    await using server = await start()
    await using here = await openBus(server.channel())
    await using there = await openBus(server.channel())
    const [ann, bob] = [randomUUID(), randomUUID()]
    const readers = [counter(here, ann), counter(there, ann), counter(here, bob), counter(there, bob)]
    here.wake(ann)
    expect(readers.map(({ count }) => count())).toEqual([1, 0, 0, 0])
    await expect.poll(() => readers[1]?.count()).toBe(1)
    await pause(50)
    // Only once here: the bus ignores its own hint.
    expect(readers.map(({ count }) => count())).toEqual([1, 1, 0, 0])
    await expect
      .poll(() => [here.counts(), there.counts()])
      .toEqual([
        { sent: 1, received: 0 },
        { sent: 0, received: 1 },
      ])
    await expect.poll(() => here.hearsHints()).toBe(true)
    expect(await here.measureLag()).toBeLessThan(10_000)
  })

  test('wakes every reader after it reconnects, because hints may be lost', async () => {
    await using server = await start()
    await using here = await openBus(server.channel())
    await using there = await openBus(server.channel())
    const readers = ['a', 'b', 'c'].map((user) => counter(here, user))
    for (let round = 1; round <= 3; round += 1) {
      await server.endListening()
      // Wait for both: a bus without a connection can't be disconnected in the next round.
      await expect.poll(() => [here, there].map((bus) => bus.connections())).toEqual([1 + round, 1 + round])
      await expect.poll(() => readers.map(({ count }) => count())).toEqual([round, round, round])
    }
    there.wake('b')
    await expect.poll(() => readers.map(({ count }) => count())).toEqual([3, 4, 3])
  })

  test('wakes readers only after stale caches were refreshed, and reports the loss and the return once each', async () => {
    await using server = await start()
    const order: string[] = []
    await using bus = await openBus(server.channel(), {
      onConnect: async () => {
        await pause(30)
        order.push('refreshed')
      },
      onLost: () => order.push('lost'),
      onBack: () => order.push('back'),
    })
    // The first connection refreshes too, maybe after `openBus` has seen it.
    await expect.poll(() => order).toEqual(['refreshed'])
    bus.subscribe('a', () => order.push('woken'))
    order.length = 0
    await server.endListening()
    await expect.poll(() => order).toEqual(['lost', 'refreshed', 'woken', 'back'])
  })

  test('reconnects when the connection vanishes silently', async () => {
    await using server = await start()
    let isDeaf = false
    const pairs = new Set<Socket>()
    // A proxy that keeps both connections open and passes no data while it is deaf.
    const between = createServer((near) => {
      const far = connect(server.address)
      const wasDeaf = isDeaf
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        pairs.add(from)
        from.on('data', (bytes) => (isDeaf && !wasDeaf && far.readable ? undefined : to.write(bytes)))
        from.on('close', () => to.destroy())
        from.on('error', () => {})
      }
    }).listen(0, '127.0.0.1')
    await expect.poll(() => between.address()).not.toBeNull()
    await using bus = await openBus(server.channel((between.address() as AddressInfo).port), {
      checkEvery: 50,
    })
    const a = counter(bus, 'a')
    await pause(150)
    expect(bus.connections()).toBe(1)
    isDeaf = true
    await expect.poll(() => bus.connections()).toBe(2)
    expect(a.count()).toBe(1)
    between.close()
    for (const socket of pairs) socket.destroy()
  })

  test('wakes and closes at once when a server accepts connections and never answers', async () => {
    await using server = await start()
    const sockets = new Set<Socket>()
    const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1')
    await expect.poll(() => silent.address()).not.toBeNull()
    const bus = createSharedWakeBus({
      channel: server.channel((silent.address() as AddressInfo).port),
      heads: () => Promise.resolve([]),
    })
    const a = counter(bus, 'a')
    bus.wake('a')
    expect(a.count()).toBe(1)
    const began = performance.now()
    await bus[Symbol.asyncDispose]()
    expect(performance.now() - began).toBeLessThan(30_000)
    for (const socket of sockets) socket.destroy()
    silent.close()
  })
}
