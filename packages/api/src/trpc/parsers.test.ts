import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { failureOf } from '../testing/index.ts'
import { router } from './init.ts'
import { inputOf, outputOf } from './parsers.ts'
import { publicProcedure } from './procedures.ts'

const caller = <Input extends z.ZodType>(input: Input, output: z.ZodType) =>
  router({
    answer: publicProcedure
      .input(inputOf(input))
      .output(outputOf(output))
      .query((call) => call.input),
  }).createCaller({} as Context)

test('tRPC uses the parsed input and this project’s error messages', async () => {
  const input = z.object({
    kind: z.enum(['a', 'b']),
    count: z.number().int().max(3),
    text: z.string().trim(),
  })
  const { answer } = caller(input, z.unknown())
  expect(await answer({ kind: 'a', count: 3, text: ' x ' })).toEqual({ kind: 'a', count: 3, text: 'x' })
  const failure = await failureOf(answer({ kind: 'c', count: 4 } as never))
  expect(failure.issues).toEqual([
    { path: ['kind'], message: 'must be one of a, b', code: 'not_one_of', allowed: ['a', 'b'] },
    { path: ['count'], message: 'must be at most 3', code: 'too_large', maximum: 3 },
    { path: ['text'], message: 'is required', code: 'required' },
  ])
})

test('a response is not parsed: its schema is for types and documents', async () => {
  const never = z.custom(() => expect.unreachable('the answer was parsed'))
  expect(await caller(z.unknown(), never).answer({ any: 1 })).toEqual({ any: 1 })
})

test('the metadata of a schema is kept', () => {
  const schema = z.object({}).meta({ id: 'ParsersTest', description: 'a thing' })
  expect(z.globalRegistry.get(inputOf(schema))).toMatchObject({ description: 'a thing' })
})

test('a cursor of null is dropped, and null elsewhere is kept', async () => {
  const page = z.object({ cursor: z.string().optional(), limit: z.number().optional() })
  const { answer } = caller(page.optional(), z.unknown())
  expect(await answer({ cursor: null, limit: 2 })).toEqual({ limit: 2 })
  expect(await answer({ cursor: 'x' })).toEqual({ cursor: 'x' })
  expect(await answer(undefined)).toBeUndefined()
  expect((await failureOf(answer({ limit: null } as never))).code).toBe('VALIDATION_FAILED')
})
