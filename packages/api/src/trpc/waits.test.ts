import type { AnyTRPCProcedure } from '@trpc/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../router.ts'
import type { ProcedureMeta } from './meta.ts'

test('exactly the procedures that can wait get a signal', () => {
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
  ).filter(([, { _def }]) => _def.type !== 'subscription')
  const waiting = procedures.filter(
    ([, { _def }]) => (_def.meta as ProcedureMeta | undefined)?.waits === true,
  )
  const inputs = procedures.filter(([, { _def }]) =>
    (_def as unknown as { inputs: z.ZodType[] }).inputs.some((input) => 'wait' in fieldsOf(input)),
  )
  expect(waiting.map(([name]) => name)).toEqual(inputs.map(([name]) => name))
  expect(waiting.length).toBeGreaterThan(1)
})

function fieldsOf(input: z.ZodType): object {
  return input instanceof z.ZodOptional
    ? fieldsOf(input.unwrap() as z.ZodType)
    : { ...(input as z.ZodObject).shape }
}
