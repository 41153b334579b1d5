import { sql } from 'kysely'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestWorld, type Person, type TestWorld } from '../testing/index.ts'
import { toDomainError } from '../trpc/errors.ts'

/*
 * A batch is the same commands one by one. Two accounts get the same commands, one in batches and one in single calls, and must end
 * with the same results, rows, revisions and stored answers.
 */

const IDS = 5
const KEYS = 6
const anId = fc.nat(IDS - 1)
const named = { op_id: fc.option(fc.nat(KEYS - 1), { nil: undefined, freq: 2 }) }
const aRevision = fc.option(fc.nat(12), { nil: undefined })
const conditions = {
  expected_revision: fc.option(fc.nat(12), { nil: undefined, freq: 6 }),
  epoch: fc.option(fc.constantFrom('test', 'other'), { nil: undefined, freq: 8 }),
}
const aTitle = fc.constantFrom('a', 'b', 'c', '')
const aDescription = fc.option(fc.constantFrom('x', 'y'))
const aCommand = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('create' as const),
      id: anId,
      title: aTitle,
      due_date: fc.option(fc.constantFrom('2026-12-31', '2026-01-01T00:00:00.123456-08:00'), {
        nil: undefined,
      }),
      completed: fc.option(fc.boolean(), { nil: undefined }),
      parent_id: fc.option(anId, { nil: undefined }),
      ...named,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('update' as const),
      id: anId,
      title: fc.option(aTitle, { nil: undefined }),
      description: fc.option(aDescription, { nil: undefined }),
      parent_id: fc.option(fc.option(anId), { nil: undefined, freq: 2 }),
      base_revision: aRevision,
      ...conditions,
      ...named,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('complete' as const),
      id: anId,
      completed: fc.boolean(),
      ...conditions,
      ...named,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('delete' as const), id: anId, ...conditions, ...named }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('restore' as const), id: anId, ...named }) },
)
type Drawn = typeof aCommand extends fc.Arbitrary<infer Value> ? Value : never
type Command = Parameters<Person['call']['tasks']['batch']>[0]['commands'][number]

/** What an edit under `base_revision` is based on depends on the edits of its batch, so single calls tell nothing of it. */
const withoutBases = ({ ...command }: Drawn): Drawn => {
  if ('base_revision' in command) command.base_revision = undefined
  return command
}

test('a batch gives the results, rows and revisions of the same commands one by one', async () => {
  await using world = await createTestWorld({ maxTasksPerUser: 4 })
  const run = fc.asyncProperty(
    fc.array(fc.array(aCommand, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
    async (batches) => {
      const [whole, single] = [await world.person(), await world.person()]
      const ids = Array.from({ length: IDS }, () => world.deps.newId())
      for (const drawn of batches) {
        const commands = (drawn.length === 1 ? drawn : drawn.map(withoutBases)).map((command) =>
          inputOf(command, ids),
        )
        const { results, cursor } = await whole.call.tasks.batch({ commands })
        const expected: unknown[] = []
        for (const command of commands) expected.push(await alone(single, command))
        expect(comparable(results)).toEqual(comparable(expected))
        const { cursor: there } = await single.call.tasks.changes({ limit: 1_000 })
        expect(cursor).toBe(there)
      }
      expect(await stateOf(world, whole)).toEqual(await stateOf(world, single))
    },
  )
  await fc.assert(run, { numRuns: 120 })
})

/** Ids and keys belong to a user, so both accounts use the same. */
function inputOf({ id, op_id, ...command }: Drawn, ids: readonly string[]): Command {
  const { parent_id } = command as { parent_id?: number | null }
  return {
    ...command,
    id: ids[id]!,
    ...(op_id !== undefined && { op_id: `key-${op_id}` }),
    ...(parent_id !== undefined && { parent_id: parent_id === null ? null : ids[parent_id]! }),
  } as Command
}

async function alone({ call: { tasks } }: Person, { op, ...input }: Command): Promise<unknown> {
  try {
    const answer = await (tasks[op] as (input: object) => Promise<object>)(input)
    return op === 'delete' ? { status: 'ok', deleted: answer } : { status: 'ok', task: answer }
  } catch (error) {
    const { code, message, issues, current } = toDomainError(error)
    return { status: 'failed', ...(current && { task: current }), error: { code, message, issues } }
  }
}

/** Everything but what differs between any two writes. */
function comparable(value: unknown): unknown {
  const varying = new Set(['number', 'user_id', 'created_at', 'updated_at', 'completed_at'])
  const plain = JSON.stringify(value, (name, part: unknown) =>
    varying.has(name) && part !== null ? 'set' : part,
  )
  return JSON.parse(plain) as unknown
}

async function stateOf({ deps: { db } }: TestWorld, { actor: { user_id } }: Person): Promise<unknown> {
  const { rows: tasks } =
    await sql`select to_jsonb(tasks) - 'deleted_at' - 'due_at' as row, due_at, deleted_at is null as lives
    from tasks where user_id = ${user_id} order by id`.execute(db)
  const { rows: kept } =
    await sql`select key, fingerprint, answer from idempotency_keys where user_id = ${user_id} order by key`.execute(
      db,
    )
  const { rows: counters } = await sql`select revision, task_count from users where id = ${user_id}`.execute(
    db,
  )
  return comparable({ tasks, kept, counters })
}
