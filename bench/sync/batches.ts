import { randomUUID } from 'node:crypto'
import { appRouter } from '@taskwire/api'
import {
  createTask,
  openSession,
  registerAccount,
  idempotencyKeyOf,
  updateTask,
} from '@taskwire/api/contracts'
import { createTestDeps, type Caller } from '@taskwire/api/testing'
import { verifyEpoch, type Db } from '@taskwire/db'
import type { Actor } from '@taskwire/domain'

const IMPORTED = 10_000
const EDITED = 1_000
const BATCH = 100

/** Milliseconds. */
export interface BatchTimes {
  readonly batch: number
  readonly single: number
}

interface Account {
  readonly actor: Actor
  readonly call: Caller
}

/**
 * Compares an import and a replay of offline edits in batches with the same items one by one, each in a statement and
 * a commit of its own. Both run in this process on one PostgreSQL, in turns, each round with new accounts.
 */
export async function compareBatches(db: Db, rounds = 3) {
  await verifyEpoch(db)
  const deps = createTestDeps(db)
  const open = async (): Promise<Account> => {
    const credentials = { email: `${randomUUID()}@example.com`, password: 'a quiet green harbour' }
    const user = await registerAccount(deps, credentials, { user_agent: 'bench' }, { strictPassword: false })
    const { access_token } = await openSession(deps, user.id, { contract: 'native', user_agent: 'bench' })
    const actor = { user_id: user.id, user_number: 0, role: 'user', session_id: '', scopes: null } as const
    return { actor, call: appRouter.createCaller({ deps, access_token, user_agent: 'bench' }) }
  }
  const imports = (ids: readonly string[]) =>
    ids.map((id, n) => ({ id, title: `Imported task ${n}`, description: 'As it was', op_id: randomUUID() }))
  const edits = (ids: readonly string[]) =>
    ids.map((id, n) => ({ id, title: `Edited task ${n}`, base_revision: n + 1, op_id: randomUUID() }))
  const longest: number[] = []
  const inBatches = async (op: 'create' | 'update', inputs: readonly object[], { call }: Account) => {
    for (let at = 0; at < inputs.length; at += BATCH) {
      const commands = inputs.slice(at, at + BATCH).map((input) => ({ op, ...input }))
      const began = performance.now()
      const { results } = await call.tasks.batch({ commands: commands as never })
      longest.push(performance.now() - began)
      if (!results.every(({ status }) => status === 'ok')) throw new Error('a command failed')
    }
  }
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }

  const times: Record<'import' | 'replay', BatchTimes[]> = { import: [], replay: [] }
  for (let round = 0; round < rounds; round += 1) {
    const ids = Array.from({ length: IMPORTED }, () => deps.newId())
    const edited = ids.slice(0, EDITED)
    const accounts = { batch: await open(), single: await open() }
    const runs = {
      batch: async () => ({
        import: await timed(() => inBatches('create', imports(ids), accounts.batch)),
        replay: await timed(() => inBatches('update', edits(edited), accounts.batch)),
      }),
      single: async () => {
        const { actor } = accounts.single
        return {
          import: await timed(async () => {
            for (const input of imports(ids))
              await createTask(
                deps,
                actor,
                input,
                idempotencyKeyOf({ deps, idempotency_key: undefined }, 'tasks.create', input),
              )
          }),
          replay: await timed(async () => {
            for (const input of edits(edited))
              await updateTask(
                deps,
                actor,
                input,
                idempotencyKeyOf({ deps, idempotency_key: undefined }, 'tasks.update', input),
              )
          }),
        }
      },
    }
    // Each goes first as often as the other.
    const order = round % 2 === 0 ? (['batch', 'single'] as const) : (['single', 'batch'] as const)
    const found = { [order[0]]: await runs[order[0]](), [order[1]]: await runs[order[1]]() } as Record<
      keyof typeof runs,
      { import: number; replay: number }
    >
    for (const kind of ['import', 'replay'] as const)
      times[kind].push({ batch: found.batch[kind], single: found.single[kind] })
  }
  return { times, longest }
}
