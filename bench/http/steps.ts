import { jsonWriter, textReader, type Declared, type TextRow } from '@taskwire/db'
import { callProcedure } from '@taskwire/trpc-openapi-fastify'
import { callTRPCProcedure, initTRPC, type AnyTRPCProcedure } from '@trpc/server'
import { z } from 'zod'
import { median } from './statistics.ts'

// `pnpm bench:steps`: single steps of a request against what they replace, in turns in one process. Prints the medians of the rounds
// in microseconds and of their ratios.
const ROUNDS = 15

const t = initTRPC.context<{ readonly user: string }>().create()
const router = t.router({
  get: t.procedure
    .use(({ ctx, next }) => next({ ctx: { ...ctx, role: 'user' } }))
    .input(z.object({ id: z.string() }))
    .output(z.object({ id: z.string() }))
    .query(({ input }) => input),
})
const call = {
  path: 'get',
  ctx: { user: 'ann' },
  getRawInput: () => Promise.resolve({ id: 'a' }),
  signal: undefined,
  batchIndex: 0,
}
const get = router._def.procedures.get as unknown as AnyTRPCProcedure

const columns: Declared = {
  id: 'uuid',
  title: 'text',
  description: 'text?',
  status: 'task_status',
  priority: 'task_priority',
  due_date: 'text?',
  label_ids: 'uuid[]',
  reminders: 'jsonb',
  revision: 'bigint',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
}
const id = '01a22fea-0bba-7272-92be-3d29f4e4d423'
const at = '2026-12-01 04:43:17.306+00'
const row: TextRow = [
  id,
  'Call the "plumber"',
  null,
  'pending',
  'medium',
  '2026-12-03',
  `{${id}}`,
  '[]',
  '17',
  at,
  at,
]
const list = Array.from({ length: 50 }, () => row)
const names = Object.keys(columns)
const [read, write] = [textReader(columns, names), jsonWriter(columns, names)]

await compare('a call of a procedure', 20_000, {
  ours: () => callProcedure(get, call),
  other: () => callTRPCProcedure({ router, type: 'query', ...call }),
})
await compare('50 rows to JSON', 2_000, {
  ours: () => `[${list.map(write).join(',')}]`,
  other: () => JSON.stringify(list.map(read)),
})

interface Sides {
  readonly ours: () => unknown
  readonly other: () => unknown
}

async function compare(name: string, times: number, { ours, other }: Sides): Promise<void> {
  const rounds: { ours: number; other: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = round % 2 === 0 ? await time(times, ours) : undefined
    const second = await time(times, other)
    // The first round warms up.
    if (round > 0) rounds.push({ ours: first ?? (await time(times, ours)), other: second })
  }
  const of = (side: keyof Sides) => median(rounds.map((each) => each[side])).toFixed(1)
  const ratio = median(rounds.map((each) => each.ours / each.other)).toFixed(2)
  console.log(`${name}: ${of('ours')} against ${of('other')} µs · ratio ${ratio}`)
}

/** Microseconds of one run. */
async function time(times: number, work: () => unknown): Promise<number> {
  const began = performance.now()
  for (let n = 0; n < times; n += 1) await work()
  return ((performance.now() - began) * 1_000) / times
}
