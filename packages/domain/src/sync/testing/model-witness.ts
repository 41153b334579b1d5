import { epochOf, parseLogCursor } from '../cursor.ts'
import type { Mutation } from '../mutation.ts'
import type { SyncIssue } from '../state.ts'
import type { ModelClient } from './model-client.ts'
import type { ModelServer, Outcome } from './model-server.ts'

/** Watches the clients. Throws when one of them breaks a guarantee. */
export interface Witness {
  /** Checks that a new edit is visible at once. */
  madeEdit(n: number, mutation: Mutation): void
  /** Sends a mutation to the server. Checks that it overwrites no text that its author never saw. */
  handle(n: number, mutation: Mutation, epoch: string | undefined): Outcome
  resolving(n: number, issue: SyncIssue, how: string): void
  /** Checks that no row goes back in time, no deleted row returns by itself and no living row disappears. */
  look(): void
  /** The client has lost everything that it had not stored. */
  forget(n: number): void
  /** The client was reset: such pages contain no deletions, and deleted tasks may be restored by now. */
  startedOver(n: number): void
  /** A backup was restored: rows go back in time once, and an edit may conflict with its author's own text. */
  restored(): void
  everyEditAccountedFor(): void
}

interface Sight {
  readonly revision: number
  readonly isAlive: boolean
}

export function createWitness(server: ModelServer, clients: readonly ModelClient[]): Witness {
  const sights = clients.map(() => new Map<string, Sight>())
  /** Texts that each client has shown, by task. */
  const shown = clients.map(() => new Map<string, Set<string>>())
  /** Texts that the author of a mutation had seen, by `op_id`. */
  const seenBy = new Map<string, ReadonlySet<string>>()
  const waiting = new Set<string>()
  /** Epochs that began with a restored backup, and the epoch of each client at the last check. */
  const restores: number[] = []
  const readIn = clients.map(() => 0)
  /** An edit of texts and other fields may be split: then both parts have to arrive. */
  const textsOf = (op_id: string) => `${op_id}:texts`
  const arrived = (op_id: string) => [op_id, textsOf(op_id)].forEach((name) => waiting.delete(name))

  /** The last author of each text. */
  const authors = new Map<string, number>()
  const mayConflict = new Set<string>()

  const expectAnother = (
    n: number,
    mutation: Mutation,
    current: { id: string; title: string; description: string | null },
  ) => {
    if (mutation.name !== 'update' || restores.length > 0 || mayConflict.has(`${n} ${current.id}`)) return
    const { title, description, base_revision } = mutation.input
    const isOwn = (field: 'title' | 'description') => (authors.get(`${current.id} ${field}`) ?? n) === n
    const wasShown = (base_revision ?? 0) > 0
    if (
      wasShown &&
      (title === undefined || isOwn('title')) &&
      (description === undefined || isOwn('description'))
    )
      throw new Error('an edit conflicts with its own author only')
  }

  const note = (n: number) => {
    for (const [id, { task }] of clients[n]!.replica().shown) {
      if (task === null) continue
      const texts = shown[n]!.get(id) ?? new Set()
      shown[n]!.set(id, texts.add(task.title).add(String(task.description)))
    }
  }
  const lookAt = (n: number) => {
    const { rows, cursor } = clients[n]!.replica().state
    const known = sights[n]!
    const [before = 0, now] = [readIn[n], numberOf(epochOf(cursor))]
    if (restores.some((epoch) => before < epoch && epoch <= now)) known.clear()
    readIn[n] = now
    for (const row of rows.values()) {
      const before = known.get(row.id)
      if (before !== undefined && before.revision > row.revision)
        throw new Error(before.isAlive ? 'a row went back in time' : 'a deleted row returned')
      known.set(row.id, { revision: row.revision, isAlive: row.task !== null })
    }
    for (const [id, { isAlive, revision }] of known)
      if (isAlive && !rows.has(id)) {
        // A task that was deleted and restored may be missing until the client reads the page with its restoration.
        const { revision: readTo = -1 } = parseLogCursor(cursor ?? '') ?? {}
        if (server.isAlive(id) && (server.find(id)?.revision ?? 0) <= readTo)
          throw new Error('a row vanished')
        known.set(id, { revision: revision + 1, isAlive: false })
      }
    note(n)
  }

  return {
    madeEdit(n, mutation) {
      const { id } = mutation.input
      seenBy.set(mutation.op_id, new Set(shown[n]!.get(id)))
      waiting.add(mutation.op_id)
      const { title, priority } = mutation.name === 'update' ? mutation.input : {}
      if (title !== undefined && priority !== undefined) waiting.add(textsOf(mutation.op_id))
      const task = clients[n]!.replica().shown.get(id)?.task
      // An edit of a task that this client has deleted is based on no shown text.
      if (task == null) mayConflict.add(`${n} ${id}`)
      if (mutation.name === 'delete' && task) throw new Error('a deletion does not show')
      if (mutation.name === 'create' && task?.title !== mutation.input.title)
        throw new Error('a creation does not show')
      if (mutation.name === 'complete' && task && task.completed !== mutation.input.completed)
        throw new Error('a completion does not show')
      if (mutation.name === 'update' && task) {
        const {
          title = task.title,
          description = task.description,
          priority = task.priority,
        } = mutation.input
        if (title !== task.title || description !== task.description || priority !== task.priority)
          throw new Error('an edit does not show')
      }
      note(n)
    },
    handle(n, mutation, epoch) {
      const before = structuredClone(server.find(mutation.input.id))
      const isNew = !server.wasDone(mutation.op_id)
      const outcome = server.handle(mutation, epoch)
      if ('isElsewhere' in outcome) return outcome
      if ('refusal' in outcome) {
        if (before !== undefined && outcome.refusal.code === 'REVISION_CONFLICT')
          expectAnother(n, mutation, before)
        // Later edits are based on the text of a rejected mutation, which was never stored.
        mayConflict.add(`${n} ${mutation.input.id}`)
      }
      if ('result' in outcome) {
        const isWhole = mutation.name === 'update' && mutation.input.title !== undefined
        if (isWhole) arrived(mutation.op_id)
        else waiting.delete(mutation.op_id)
      }
      if (mutation.name !== 'update' || !isNew || before === undefined) return outcome
      if ('refusal' in outcome) return outcome
      const { title, description } = mutation.input
      const seen = seenBy.get(mutation.op_id)
      if (title !== undefined && title !== before.title && !seen?.has(before.title))
        throw new Error('an edit overwrote a title that its author never saw')
      if (title !== undefined && title !== before.title) authors.set(`${before.id} title`, n)
      if (description !== undefined && description !== before.description)
        authors.set(`${before.id} description`, n)
      if (
        description !== undefined &&
        description !== before.description &&
        !seen?.has(String(before.description))
      )
        throw new Error('an edit overwrote a description that its author never saw')
      return outcome
    },
    resolving(n, { operation: mutation, refusal, conflict }, how) {
      arrived(mutation.op_id)
      const { op_id, input } = mutation
      if (how === 'discard') return
      const again = how === 'keep' && conflict !== undefined ? `${op_id}+` : op_id
      const known = clients[n]!.replica().state.rows.get(input.id)?.task
      const texts = [refusal.current, known].flatMap((task) =>
        task ? [task.title, String(task.description)] : [],
      )
      const whole = op_id.replace(/:texts$/, '')
      seenBy.set(
        again,
        new Set([...(seenBy.get(op_id) ?? seenBy.get(whole) ?? []), ...(how === 'keep' ? texts : [])]),
      )
    },
    look: () => clients.forEach((_, n) => lookAt(n)),
    forget(n) {
      sights[n]!.clear()
      for (const row of clients[n]!.replica().state.rows.values())
        sights[n]!.set(row.id, { revision: row.revision, isAlive: row.task !== null })
    },
    restored: () => void restores.push(numberOf(server.epoch())),
    startedOver(n) {
      const { rows } = clients[n]!.replica().state
      for (const id of sights[n]!.keys()) if (!rows.has(id)) sights[n]!.delete(id)
    },
    everyEditAccountedFor() {
      for (const { replica } of clients)
        for (const { operation: mutation } of replica().state.issues) arrived(mutation.op_id)
      if (waiting.size > 0) throw new Error(`edits never reached the server: ${[...waiting].join(', ')}`)
    },
  }
}

/** Epochs of the model count up. */
function numberOf(epoch: string | undefined): number {
  return Number(epoch?.slice(1) ?? 0)
}
