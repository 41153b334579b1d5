import type { EntityChangePage } from '../../entities/change.ts'
import { parseEntityKey, type Entity, type EntityKind } from '../../entities/rows.ts'
import { epochOf } from '../cursor.ts'
import type { Mutation, MutationInputs, MutationName } from '../mutation.ts'
import type { Trash } from '../receive-trash.ts'
import { checkResponse, lookBefore } from './model-cascades.ts'
import { createModelClient, type ModelClient } from './model-client.ts'
import { createModelServer } from './model-server.ts'
import type { Outcome } from './model-server-types.ts'
import { CLIENTS, type edits, type groupEdits, type losses, type Step } from './model-stories.ts'
import { createWitness } from './model-witness.ts'
import type { ReplicaCore } from './replica-core.ts'

/** Runs a story. Throws at the first broken guarantee. */
export function live(core: ReplicaCore, steps: readonly Step[]): void {
  const server = createModelServer()
  const clients = Array.from({ length: CLIENTS }, () => createModelClient(core))
  const witness = createWitness(server, clients)
  const held: { operation: Mutation; outcome: Outcome }[][] = clients.map(() => [])
  const pages: EntityChangePage[][] = clients.map(() => [])
  /** A page that the server has sent and the client has not received; responses may overtake it. */
  const onTheWay: (EntityChangePage | undefined)[] = clients.map(() => undefined)
  const trashOnTheWay: (Trash | undefined)[] = clients.map(() => undefined)
  let count = 0
  const due_date = '2090-01-01'

  const at = () => new Date(count * 1_000).toISOString()
  const make = <Kind extends EntityKind, Name extends MutationName<Kind>>(
    n: number,
    kind: Kind,
    name: Name,
    input: MutationInputs<Kind>[Name],
  ) => {
    const before = lookBefore(clients[n]!)
    const mutation = clients[n]!.mutate({ op_id: `op-${count}`, at: at(), kind, name, input })
    witness.madeEdit(n, mutation, before)
  }
  /** Returns one of the rows of a kind that the client knows. */
  const pick = (n: number, kind: EntityKind, which: number, isLiving = false): string | undefined => {
    const known = [...clients[n]!.replica().shown].filter(
      ([key, state]) => parseEntityKey(key).kind === kind && (!isLiving || state.living !== null),
    )
    const [key] = known[which % Math.max(known.length, 1)] ?? []
    return key === undefined ? undefined : parseEntityKey(key).id
  }
  /** Returns a top-level task without the given id. */
  const pickParent = (n: number, which: number, id?: string) => {
    const parent = pick(n, 'task', which, true)
    const state = clients[n]!.replica().reader.read('task', parent ?? '')
    const isTop = state.living?.parent_id === null
    return parent !== undefined && parent !== id && isTop ? parent : undefined
  }
  const create = (n: number, kind: EntityKind, which: number) => {
    count += 1
    // The id of a next task is derived from a uuid.
    const id =
      kind === 'task' ? `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}` : `${kind}-${count}`
    const text = `text ${++count}`
    if (kind === 'label') return make(n, 'label', 'create', { id, name: text })
    if (kind === 'list') return make(n, 'list', 'create', { id, title: text })
    const parent_id = which === 1 ? pickParent(n, count) : undefined
    const list_id = which > 1 ? pick(n, 'list', which, true) : undefined
    const place = { ...(parent_id && { parent_id }), ...(list_id && { list_id }) }
    if (which === 3)
      return make(n, 'task', 'create', {
        id,
        title: text,
        ...place,
        due_date,
        recurrence: { rule: 'FREQ=DAILY' },
      })
    return make(n, 'task', 'create', { id, title: text, ...place })
  }
  const hasSubtasks = (n: number, id: string) =>
    clients[n]!.replica().reader.referring('task', `task:${id}`).length > 0
  const edit = (n: number, what: (typeof edits)[number], which: number) => {
    const id = pick(n, 'task', which)
    if (id === undefined) return
    const text = `text ${++count}`
    const priority = count % 2 ? 'high' : 'low'
    const label = pick(n, 'label', count, true)
    const living = clients[n]!.replica().reader.read('task', id).living
    if (what === 'title') make(n, 'task', 'update', { id, title: text })
    else if (what === 'description') make(n, 'task', 'update', { id, description: text })
    else if (what === 'both') make(n, 'task', 'update', { id, title: text, priority })
    else if (what === 'priority') make(n, 'task', 'update', { id, priority })
    else if (what === 'due') make(n, 'task', 'update', { id, due_date: `2090-02-${10 + (count % 18)}` })
    else if (what === 'complete') make(n, 'task', 'complete', { id, completed: count % 2 === 0 })
    else if (what === 'delete' || what === 'restore') make(n, 'task', what, { id })
    else if (what === 'label' && label !== undefined)
      make(n, 'task', 'update', { id, add_label_ids: [label] })
    else if (what === 'unlabel' && label !== undefined)
      make(n, 'task', 'update', { id, remove_label_ids: [label] })
    else if (what === 'move' && living !== null)
      make(
        n,
        'task',
        'update',
        living.parent_id === null
          ? { id, list_id: pick(n, 'list', count, true) ?? null }
          : { id, parent_id: null },
      )
    else if (what === 'nest' && living !== null && living.recurrence === null && !hasSubtasks(n, id)) {
      const parent_id = pickParent(n, count, id)
      if (parent_id !== undefined) make(n, 'task', 'update', { id, parent_id })
    }
  }
  const editGroup = (n: number, kind: EntityKind, what: (typeof groupEdits)[number], which: number) => {
    const id = pick(n, kind, which)
    if (id === undefined) return
    const text = `text ${++count}`
    if (kind === 'label')
      return what === 'rename'
        ? make(n, 'label', 'update', { id, name: text })
        : make(n, 'label', 'delete', { id })
    return what === 'rename' ? make(n, 'list', 'update', { id, title: text }) : make(n, 'list', what, { id })
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
    if (loss === 'none') {
      const before = lookBefore(own)
      own.settle(mutation, outcome)
      if ('result' in outcome) checkResponse(own, mutation, before)
    }
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
    const trash = trashOnTheWay[n] ?? { kind: 'task', rows: server.trash(), isWhole: true, cursor }
    trashOnTheWay[n] = fate === 'slow' && trashOnTheWay[n] === undefined ? trash : undefined
    if (trashOnTheWay[n] !== undefined) return
    own.lookInto(trash, fate !== 'unstored')
    if (fate !== 'unstored') return
    crash(n)
    witness.forget(n)
  }

  for (const now of steps) {
    if (now.do === 'create') create(now.client, now.kind, now.which)
    else if (now.do === 'edit') edit(now.client, now.what, now.which)
    else if (now.do === 'group') editGroup(now.client, now.kind, now.what, now.which)
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
  for (const own of clients) expectSame(shownRows(own), server.rows())
  witness.everyEditAccountedFor()
}

function shownRows(own: ModelClient): Entity[] {
  return [...own.replica().shown.values()].flatMap(({ living }) => (living === null ? [] : [living]))
}

function expectSame(shown: readonly Entity[], truth: readonly Entity[]): void {
  const text = (rows: readonly Entity[]) => JSON.stringify(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  if (text(shown) !== text(truth)) throw new Error(`diverged:\n${text(shown)}\n${text(truth)}`)
}
