import fc from 'fast-check'
import type { Task } from '../../tasks/task.ts'
import type { ChangePage } from '../change.ts'
import { epochOf } from '../cursor.ts'
import type { Mutation } from '../mutation.ts'
import type { Trash } from '../receive.ts'
import { createModelClient, type ModelClient } from './model-client.ts'
import { createModelServer, type Outcome } from './model-server.ts'
import { createWitness } from './model-witness.ts'
import type { ReplicaCore } from './replica-core.ts'

const CLIENTS = 3
const edits = ['title', 'description', 'both', 'complete', 'priority', 'delete', 'restore'] as const
const losses = ['none', 'request', 'answer', 'late', 'unstored'] as const

const client = fc.nat(CLIENTS - 1)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), client }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      client,
      what: fc.constantFrom(...edits, 'delete' as const),
      which: fc.nat(3),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      client,
      loss: fc.constantFrom('none' as const, ...losses),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pull' as const),
      client,
      limit: fc.integer({ min: 1, max: 4 }),
      fate: fc.constantFrom('once', 'slow', 'slow', 'slow', 'slow', 'twice', 'unstored', 'old'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('look' as const),
      client,
      fate: fc.constantFrom('once', 'slow', 'slow', 'unstored'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('late' as const), client }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), client }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resolve' as const),
      client,
      how: fc.constantFrom('retry', 'discard', 'keep'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('purge' as const, 'epoch' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('backup' as const, 'restore' as const) }) },
)

/** Random actions of three users on an unreliable network. */
export const story = fc.array(step, { minLength: 20, maxLength: 120, size: 'max' })

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Runs a story. Throws at the first broken guarantee. */
export function live(core: ReplicaCore, steps: readonly Step[]): void {
  const server = createModelServer()
  const clients = Array.from({ length: CLIENTS }, () => createModelClient(core))
  const witness = createWitness(server, clients)
  const held: { operation: Mutation; outcome: Outcome }[][] = clients.map(() => [])
  const pages: ChangePage[][] = clients.map(() => [])
  /** A page that the server has sent and the client has not received; responses may overtake it. */
  const onTheWay: (ChangePage | undefined)[] = clients.map(() => undefined)
  const trashOnTheWay: (Trash | undefined)[] = clients.map(() => undefined)
  let count = 0

  const at = () => new Date(count * 1_000).toISOString()
  const mutate = (n: number, name: 'create' | (typeof edits)[number], which: number) => {
    const own = clients[n]!
    const ids = [...own.replica().shown.keys()]
    const id = name === 'create' ? `task-${++count}` : ids[which % Math.max(ids.length, 1)]
    if (id === undefined) return
    const op = { op_id: `op-${++count}`, at: at() }
    const text = `text ${count}`
    const mutation =
      name === 'create'
        ? own.mutate({ ...op, name, input: { id, title: text } })
        : name === 'title'
          ? own.mutate({ ...op, name: 'update', input: { id, title: text } })
          : name === 'description'
            ? own.mutate({ ...op, name: 'update', input: { id, description: text } })
            : name === 'both'
              ? own.mutate({
                  ...op,
                  name: 'update',
                  input: { id, title: text, priority: count % 2 ? 'high' : 'low' },
                })
              : name === 'priority'
                ? own.mutate({ ...op, name: 'update', input: { id, priority: count % 2 ? 'high' : 'low' } })
                : name === 'complete'
                  ? own.mutate({ ...op, name, input: { id, completed: count % 2 === 0 } })
                  : own.mutate({ ...op, name, input: { id } })
    witness.madeEdit(n, mutation)
  }
  const crash = (n: number) => {
    onTheWay[n] = undefined
    trashOnTheWay[n] = undefined
    clients[n]!.crash()
  }
  const send = (n: number, loss: (typeof losses)[number]) => {
    const own = clients[n]!
    const sent = own.sends()
    if (sent === undefined || loss === 'request') return
    const { operation: mutation } = sent
    const outcome = witness.handle(n, mutation, sent.epoch)
    if (loss === 'none') own.settle(mutation, outcome)
    if (loss === 'late') held[n]!.push({ operation: mutation, outcome })
    if (loss !== 'unstored') return
    own.settle(mutation, outcome, false)
    crash(n)
    witness.forget(n)
  }
  const pull = (n: number, limit: number, fate: string) => {
    const own = clients[n]!
    const seen = pages[n]!
    const page = onTheWay[n] ?? server.page(own.next(), limit)
    onTheWay[n] = fate === 'slow' && onTheWay[n] === undefined ? page : undefined
    if (onTheWay[n] !== undefined) return
    own.receive(page, fate !== 'unstored')
    if (page.reset) witness.startedOver(n)
    if (fate === 'twice') own.receive(page)
    if (fate === 'old' && !own.isBuffering() && seen.length > 0)
      own.receive(seen[page.changes.length % seen.length]!)
    if (!page.reset) seen.push(page)
    if (page.reset) seen.length = 0
    if (fate === 'unstored') {
      crash(n)
      witness.forget(n)
    }
  }
  const look = (n: number, fate: string) => {
    const own = clients[n]!
    const { cursor } = own.replica().state
    // In another epoch the response would belong to pages that the client has not read.
    if (epochOf(cursor) !== server.epoch()) return
    const trash = trashOnTheWay[n] ?? { tasks: server.trash(), isWhole: true, cursor }
    trashOnTheWay[n] = fate === 'slow' && trashOnTheWay[n] === undefined ? trash : undefined
    if (trashOnTheWay[n] !== undefined) return
    own.lookInto(trash, fate !== 'unstored')
    if (fate !== 'unstored') return
    crash(n)
    witness.forget(n)
  }

  for (const now of steps) {
    if (now.do === 'create') mutate(now.client, 'create', 0)
    else if (now.do === 'edit') mutate(now.client, now.what, now.which)
    else if (now.do === 'send') send(now.client, now.loss)
    else if (now.do === 'pull') pull(now.client, now.limit, now.fate)
    else if (now.do === 'look') look(now.client, now.fate)
    else if (now.do === 'late') {
      const late = held[now.client]!.shift()
      if (late !== undefined && 'result' in late.outcome)
        clients[now.client]!.settle(late.operation, late.outcome)
    } else if (now.do === 'crash') crash(now.client)
    else if (now.do === 'resolve') {
      const [issue] = clients[now.client]!.replica().state.issues
      if (issue !== undefined) {
        witness.resolving(now.client, issue, now.how)
        clients[now.client]!.resolve(now.how, issue.operation.op_id)
      }
    } else if (now.do === 'purge') server.purge()
    else if (now.do === 'backup') server.backUp()
    else {
      const before = server.epoch()
      if (now.do === 'epoch') server.newEpoch()
      else server.restore()
      if (now.do === 'restore' && server.epoch() !== before) witness.restored()
      for (const answers of held) answers.length = 0
      for (const seen of pages) seen.length = 0
    }
    witness.look()
  }

  for (const [n, own] of clients.entries())
    for (let turn = 0; own.replica().state.operations.length > 0; turn++) {
      if (turn > 1_000) throw new Error('the outbox never empties')
      pull(n, 50, 'once')
      send(n, 'none')
    }
  for (const [n] of clients.entries()) for (let page = 0; page < 100; page++) pull(n, 50, 'once')
  witness.look()
  for (const own of clients) expectSame(shownTasks(own), server.tasks())
  witness.everyEditAccountedFor()
}

function shownTasks(own: ModelClient): Task[] {
  return [...own.replica().shown.values()].flatMap(({ task }) => (task === null ? [] : [task]))
}

function expectSame(shown: readonly Task[], truth: readonly Task[]): void {
  const text = (tasks: readonly Task[]) => JSON.stringify(tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  if (text(shown) !== text(truth)) throw new Error(`diverged:\n${text(shown)}\n${text(truth)}`)
}
