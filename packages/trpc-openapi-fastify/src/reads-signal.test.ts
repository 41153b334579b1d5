import { initTRPC } from '@trpc/server'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { registerOperations, type OperationMeta } from './index.ts'

const t = initTRPC.meta<OperationMeta>().create()
const signals = new Map<string, AbortSignal | undefined>()
const reading = (path: `/${string}`) =>
  t.procedure
    .meta({
      openapi: { method: 'GET', path, operationId: path.slice(1), summary: 'Read', tags: [] },
      rest: { status: 200 },
    })
    .output(z.null())
    .query(({ signal }) => {
      signals.set(path, signal)
      return null
    })
const router = t.router({ waits: reading('/waits'), returns: reading('/returns') })
const contract = { name: 'signals', title: 'Signals', description: 'Signals.', router }

test('only procedures that read a signal get one', async () => {
  const readsSignal = ({ name }: { readonly name: string }) => name === 'waits'
  for (const options of [{}, { readsSignal }]) {
    signals.clear()
    await using app = Fastify()
    registerOperations(app, [contract], { createContext: () => ({}), ...options })
    for (const url of ['/waits', '/returns']) await app.inject(url)
    expect(signals.get('/waits')).toBeInstanceOf(AbortSignal)
    expect(signals.has('/returns')).toBe(true)
    expect(signals.get('/returns') === undefined).toBe('readsSignal' in options)
  }
})
