import { initTRPC } from '@trpc/server'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { registerOperations, type OperationMeta, type RestCall } from './index.ts'

const t = initTRPC.context<{ rest: RestCall['response'] }>().meta<OperationMeta>().create()
const reading = (path: `/${string}`, output: z.ZodType) =>
  t.procedure
    .meta({
      openapi: { method: 'GET', path, operationId: path.slice(1), summary: 'Read', tags: [] },
      rest: { status: 200 },
    })
    .output(output)
    .query(({ ctx }) => {
      const value = {}
      ctx.rest.sendJsonText(value, '{"written":true}')
      return value
    })
const router = t.router({ same: reading('/same', z.custom()), copied: reading('/copied', z.object({})) })
const contract = { name: 'written', title: 'Written', description: 'Written.', router }

test('a written output replaces the value that it belongs to, and never another one', async () => {
  await using app = Fastify()
  registerOperations(app, [contract], { createContext: ({ response }) => ({ rest: response }) })
  const same = await app.inject('/same')
  expect([same.statusCode, same.headers['content-type'], same.body]).toEqual([
    200,
    'application/json; charset=utf-8',
    '{"written":true}',
  ])
  const copied = await app.inject('/copied')
  expect(copied.statusCode).toBe(500)
  expect(copied.body).not.toContain('written')
})
