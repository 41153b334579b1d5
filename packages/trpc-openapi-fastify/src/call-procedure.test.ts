import { callTRPCProcedure, initTRPC, TRPCError, type AnyTRPCProcedure } from '@trpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { callProcedure } from './call-procedure.ts'

interface Context {
  readonly user: string
  readonly role?: string
}

const t = initTRPC.context<Context>().meta<{ readonly name: string }>().create()
const { procedure } = t

/** Returns all that a resolver gets. */
const all = procedure
  .meta({ name: 'all' })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, role: 'admin' } }))
  .input(z.object({ a: z.string() }))
  .use(({ meta, input, next }) => next({ ctx: { seen: [meta?.name, input.a] as const } }))
  .input(z.object({ b: z.number().default(2) }))
  .query((options) => {
    const { ctx, input, path, type, signal, batchIndex } = options as unknown as Record<string, unknown>
    return { ctx, input, path, type, isSignalled: signal instanceof AbortSignal, batchIndex }
  })

const router = t.router({
  all,
  write: procedure.mutation((options) => (options as unknown as { readonly type: string }).type),
  raw: procedure
    .use(({ next }) => next({ getRawInput: () => Promise.resolve('replaced') }))
    .input(z.string())
    .query(({ input }) => input),
  output: procedure.output(z.object({ a: z.string() })).query(() => ({ a: 'a', secret: 's' })),
  wrong: procedure.output(z.object({ a: z.string() })).query(() => ({ a: 1 }) as never),
  changed: procedure
    .use(async ({ next }) => {
      const result = await next()
      return result.ok ? { ...result, data: 'changed' } : result
    })
    .query(() => 'as it was'),
  explained: procedure
    .use(async ({ next }) => {
      const result = await next()
      return result.ok
        ? result
        : { ...result, error: new TRPCError({ code: 'CONFLICT', cause: result.error }) }
    })
    .query((): string => {
      throw new TypeError('broken')
    }),
  thrown: procedure.query((): string => {
    throw new TypeError('broken')
  }),
  text: procedure.query((): string => {
    // oxlint-disable-next-line typescript/only-throw-error
    throw 'broken'
  }),
  refused: procedure
    .use((): never => {
      throw new TRPCError({ code: 'FORBIDDEN', message: 'no' })
    })
    .query(() => 'unreachable'),
  lost: procedure.use((() => undefined) as never).query(() => 'unreachable'),
  called: procedure
    .experimental_caller(({ args: [options], invoke }) => invoke(options as never))
    .query(({ path }) => path) as unknown as AnyTRPCProcedure,
})

type Outcome = { readonly data: unknown } | { readonly error: unknown }

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { data: await call }
  } catch (error) {
    const { code, message, cause } = error as TRPCError
    return { error: { kind: error?.constructor, code, message, cause: String(cause) } }
  }
}

test.each(Object.entries(router._def.procedures as unknown as Record<string, AnyTRPCProcedure>))(
  '%s has the same outcome as through tRPC',
  async (path, called) => {
    const { signal } = new AbortController()
    for (const input of [{ a: 'a' }, { a: 1 }, undefined]) {
      const call = {
        path,
        ctx: { user: 'ann' },
        getRawInput: () => Promise.resolve(input),
        signal,
        batchIndex: 3,
      }
      const expected = await outcomeOf(callTRPCProcedure({ router, type: called._def.type, ...call }))
      expect(await outcomeOf(callProcedure(called, call))).toEqual(expected)
    }
  },
)

test('a resolver gets the context of every middleware, the merged input and the options of the call', async () => {
  const call = {
    path: 'all',
    ctx: { user: 'ann' },
    getRawInput: () => Promise.resolve({ a: 'a' }),
    signal: undefined,
    batchIndex: 0,
  }
  expect(await callProcedure(all, call)).toEqual({
    ctx: { user: 'ann', role: 'admin', seen: ['all', 'a'] },
    input: { a: 'a', b: 2 },
    path: 'all',
    type: 'query',
    isSignalled: false,
    batchIndex: 0,
  })
  expect(call.ctx).toEqual({ user: 'ann' })
})
