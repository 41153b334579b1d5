import type { Entity, EntityKey } from '../../entities/rows.ts'
import type { Task } from '../../tasks/task.ts'
import { epochOf, parseLogCursor } from '../cursor.ts'
import { keyOf, pickTexts, textsOf, type Mutation } from '../mutation.ts'
import type { SyncIssue } from '../state.ts'
import { checkCascade, livingRows, type ShownBefore } from './model-cascades.ts'
import type { ModelClient } from './model-client.ts'
import type { ModelServer, Outcome } from './model-server-types.ts'

/** Watches the clients. Throws when one of them breaks a guarantee. */
export interface Witness {
  /** Checks that a new edit is visible at once, on its row and on the rows that change with it. */
  madeEdit(n: number, mutation: Mutation, before: ShownBefore): void
  /** Sends a mutation to the server. Checks that it overwrites no text that its author never saw. */
  handle(n: number, mutation: Mutation, epoch: string | undefined): Outcome
  resolving(n: number, issue: SyncIssue, how: string): void
  /** Checks that no row goes back in time, no deleted row returns by itself and no living row disappears. */
  look(): void
  /** The client has lost everything that it had not stored. */
  forget(n: number): void
  /** The client was reset: such pages contain no deletions, and deleted rows may be restored by now. */
  startedOver(n: number): void
  /** A backup was restored: rows go back in time once, and an edit may conflict with its author's own text. */
  restored(): void
  everyEditAccountedFor(): void
}

interface Sight {
  readonly revision: number
  readonly isAlive: boolean
}

/** The texts of a row by field. */
function fieldsOf(row: Entity): Readonly<Record<string, unknown>> {
  return { ...row }
}

export function createWitness(server: ModelServer, clients: readonly ModelClient[]): Witness {
  const sights = clients.map(() => new Map<EntityKey, Sight>())
  /** Texts that each client has shown, by row. */
  const shown = clients.map(() => new Map<EntityKey, Set<string>>())
  /** Texts that the author of a mutation had seen, by `op_id`. */
  const seenBy = new Map<string, ReadonlySet<string>>()
  const waiting = new Set<string>()
  /** Epochs that began with a restored backup, and the epoch of each client at the last check. */
  const restores: number[] = []
  const readIn = clients.map(() => 0)
  /** An edit of texts and other fields may be split: then both parts have to arrive. */
  const textsPart = (op_id: string) => `${op_id}:texts`
  const arrived = (op_id: string) => [op_id, textsPart(op_id)].forEach((name) => waiting.delete(name))

  /** The last author of each text. */
  const authors = new Map<string, number>()
  const mayConflict = new Set<string>()
  /** Edits of the due date of a repeating task that their author saw open, by `op_id`. */
  const openSeen = new Set<string>()

  const expectAnother = (n: number, mutation: Mutation) => {
    const key = keyOf(mutation)
    if (mutation.name !== 'update' || restores.length > 0 || mayConflict.has(`${n} ${key}`)) return
    const wasShown = (mutation.input.base_revision ?? 0) > 0
    const isOwn = (field: string) => (authors.get(`${key} ${field}`) ?? n) === n
    if (wasShown && Object.keys(textsOf(mutation) ?? {}).every(isOwn))
      throw new Error('an edit conflicts with its own author only')
  }

  const note = (n: number) => {
    for (const [key, row] of livingRows(clients[n]!)) {
      const texts = shown[n]!.get(key) ?? new Set()
      for (const field of ['title', 'description', 'name']) texts.add(String(fieldsOf(row)[field]))
      shown[n]!.set(key, texts)
    }
  }
  const lookAt = (n: number) => {
    const { rows, cursor } = clients[n]!.replica().state
    const known = sights[n]!
    const [before = 0, now] = [readIn[n], numberOf(epochOf(cursor))]
    if (restores.some((epoch) => before < epoch && epoch <= now)) known.clear()
    readIn[n] = now
    for (const [key, row] of rows) {
      const before = known.get(key)
      if (before !== undefined && before.revision > row.revision)
        throw new Error(before.isAlive ? 'a row went back in time' : 'a deleted row returned')
      known.set(key, { revision: row.revision, isAlive: row.living !== null })
    }
    for (const [key, { isAlive, revision }] of known)
      if (isAlive && !rows.has(key)) {
        // A row that was deleted and restored may be missing until the client reads the page with its restoration.
        // Before its reset, a client of another epoch has rows that the server doesn't have, and the other way round.
        const { epoch, revision: readTo = -1 } = parseLogCursor(cursor ?? '') ?? {}
        const hasRead = epoch === server.epoch() && (server.find(key)?.row.revision ?? 0) <= readTo
        if (server.isAlive(key) && hasRead) throw new Error('a row vanished')
        known.set(key, { revision: revision + 1, isAlive: false })
      }
    note(n)
  }

  return {
    madeEdit(n, mutation, before) {
      const key = keyOf(mutation)
      seenBy.set(mutation.op_id, new Set(shown[n]!.get(key)))
      waiting.add(mutation.op_id)
      const input = fieldsOf(mutation.input as unknown as Entity)
      const { title, priority } = mutation.name === 'update' ? input : {}
      if (title !== undefined && priority !== undefined) waiting.add(textsPart(mutation.op_id))
      const old = before.rows.get(key) as Task | undefined
      if (
        input['due_date'] !== undefined &&
        mutation.name === 'update' &&
        old?.recurrence != null &&
        !old.completed
      )
        openSeen.add(mutation.op_id)
      const row = clients[n]!.replica().shown.get(key)?.living ?? undefined
      // An edit of a row that this client has deleted is based on no shown text.
      if (row === undefined) mayConflict.add(`${n} ${key}`)
      if (mutation.name === 'delete' && row) throw new Error('a deletion does not show')
      if (mutation.name === 'create' && row === undefined) throw new Error('a creation does not show')
      const fields = ['title', 'description', 'name', 'priority', 'completed', 'list_id', 'parent_id']
      if (row !== undefined && mutation.name !== 'restore')
        for (const field of fields)
          if (input[field] !== undefined && input[field] !== fieldsOf(row)[field])
            throw new Error(`the ${field} of an edit does not show`)
      checkCascade(clients[n]!, mutation, before)
      note(n)
    },
    handle(n, mutation, epoch) {
      const key = keyOf(mutation)
      const before = structuredClone(server.find(key)?.row)
      const isNew = !server.wasDone(mutation.op_id)
      const outcome = server.handle(mutation, epoch)
      if ('isElsewhere' in outcome) return outcome
      if ('refusal' in outcome) {
        if (before !== undefined && outcome.refusal.code === 'REVISION_CONFLICT') expectAnother(n, mutation)
        // Later edits are based on the text of a rejected mutation, which was never stored.
        mayConflict.add(`${n} ${key}`)
        return outcome
      }
      const task = before as Task | undefined
      if (isNew && openSeen.has(mutation.op_id) && task?.completed === true && task.next_id !== null)
        throw new Error('an edit of a completed repeating task misses the next one')
      const texts = Object.entries(textsOf(mutation) ?? {})
      if (texts.some(([field]) => field === 'title')) arrived(mutation.op_id)
      else waiting.delete(mutation.op_id)
      if (mutation.name !== 'update' || !isNew || before === undefined) return outcome
      const seen = seenBy.get(mutation.op_id)
      for (const [field, text] of texts) {
        const present = fieldsOf(before)[field]
        if (text === present) continue
        if (seen?.has(String(present)) !== true)
          throw new Error(`an edit overwrote a ${field} that its author never saw`)
        authors.set(`${key} ${field}`, n)
      }
      return outcome
    },
    resolving(n, { operation: mutation, refusal, conflict }, how) {
      arrived(mutation.op_id)
      const { op_id } = mutation
      if (how === 'discard') return
      const again = how === 'keep' && conflict !== undefined ? `${op_id}+` : op_id
      const known = clients[n]!.replica().state.rows.get(keyOf(mutation))?.living
      const like = textsOf(mutation) ?? {}
      const texts = [refusal.current, known].flatMap((row) =>
        row ? Object.values(pickTexts(row, like)).map(String) : [],
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
      for (const [key, row] of clients[n]!.replica().state.rows)
        sights[n]!.set(key, { revision: row.revision, isAlive: row.living !== null })
    },
    restored: () => void restores.push(numberOf(server.epoch())),
    startedOver(n) {
      const { rows } = clients[n]!.replica().state
      for (const key of sights[n]!.keys()) if (!rows.has(key)) sights[n]!.delete(key)
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
