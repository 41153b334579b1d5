import { NOT_IN_A_BATCH } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import type { WebSocket } from 'ws'
import { parseBoundedJson } from '../json-body.ts'
import { failedCall } from './answer-call.ts'
import { isStandalone, procedureAt } from './procedures.ts'
import { MAX_BATCH } from './read-calls.ts'

/** Maximum number of streams per socket. */
const MAX_SUBSCRIPTIONS = 20
/** Maximum number of unanswered calls of all kinds per socket. */
const MAX_UNANSWERED = 100
/** Bytes that a reader may leave unread before the server closes its socket; it resumes by its cursor. */
const MAX_UNREAD = 1024 * 1024

/** A message of tRPC's WebSocket protocol, in either direction. */
interface Message {
  readonly id?: unknown
  readonly method?: unknown
  readonly params?: { readonly path?: unknown } | null
  readonly data?: unknown
  readonly error?: unknown
  readonly result?: { readonly type?: unknown; readonly data?: unknown }
}

/**
 * Encodes and decodes the JSON of one socket, within bounds. tRPC's handler takes any number of calls per frame, of
 * calls and of subscriptions, and buffers without limit for a reader that does not read. All messages pass through
 * here, so the limits are checked here. `onParams` receives connection parameters that are sent after the first
 * frame.
 */
export function boundedJson(socket: WebSocket, onParams: (data: unknown) => void) {
  /** Ids of unanswered calls, with true for a subscription. */
  const open = new Map<unknown, boolean>()
  let isFirst = true
  return {
    encode(message: unknown): string {
      const { id, error, result } = message as Message
      const isOver = error !== undefined || result?.type === 'stopped' || open.get(id) === false
      if (isOver) open.delete(id)
      if (socket.bufferedAmount > MAX_UNREAD) socket.terminate()
      const text = JSON.stringify(message)
      if (open.get(id) === true) releaseWrittenPage(result?.data)
      return text
    },
    decode(data: string | ArrayBuffer | Uint8Array): unknown {
      if (typeof data !== 'string') throw malformed('Frames are JSON text')
      const frame = parseBoundedJson(data) as Message | null
      const wasFirst = isFirst
      isFirst = false
      if (frame?.method === 'connectionParams') {
        if (wasFirst) return frame
        onParams(frame.data)
        return []
      }
      const messages = (Array.isArray(frame) ? frame : [frame]) as (Message | null)[]
      if (messages.length > MAX_BATCH) throw malformed(`A frame may hold at most ${MAX_BATCH} calls`)
      const calls = messages.filter((message) => isCall(message))
      assertCallLimits(calls)
      const refusals = calls.length > 1 ? calls.filter((call) => isRefusedInBatch(call)) : []
      for (const call of refusals) sendRefusal(call)
      const kept = messages.filter((message) => message === null || !refusals.includes(message))
      for (const call of kept) if (isCall(call)) open.set(call.id, call.method === 'subscription')
      return kept
    },
  }

  /** Checks all calls of a frame before accepting any: a refused frame has no effect. */
  function assertCallLimits(calls: readonly Message[]): void {
    const ids = new Set(calls.map(({ id }) => id))
    // A response names its call by id; two calls with one id could not be counted.
    if (ids.size < calls.length || calls.some(({ id }) => open.has(id)))
      throw malformed('The id of a call is that of another, unanswered one')
    if (open.size + calls.length > MAX_UNANSWERED)
      throw malformed(`A socket may have at most ${MAX_UNANSWERED} calls unanswered`)
    const added = calls.filter(({ method }) => method === 'subscription').length
    const held = added === 0 ? 0 : [...open.values()].filter(Boolean).length
    if (held + added > MAX_SUBSCRIPTIONS)
      throw malformed(`A socket may hold at most ${MAX_SUBSCRIPTIONS} subscriptions`)
  }

  /** Sent under the call's own id, so that its caller doesn't wait; the other calls of the frame run. */
  function sendRefusal({ id, params }: Message): void {
    const procedure = procedureAt(params?.path)
    const { body } = failedCall(malformed(NOT_IN_A_BATCH), String(params?.path), procedure)
    socket.send(JSON.stringify({ id, ...body }))
  }
}

function isCall(message: Message | null): message is Message {
  return message?.method !== 'subscription.stop' && message?.id !== undefined && message.id !== null
}

/**
 * A frame of several sign-ins would be several guesses for the price of one. Subscriptions are exempt: after a broken
 * connection a client sends all of its own in one frame.
 */
function isRefusedInBatch({ params }: Message): boolean {
  const procedure = procedureAt(params?.path)
  return procedure !== undefined && procedure._def.type === 'mutation' && isStandalone(procedure)
}

/**
 * Empties a page of the log after it was written. tRPC's handler keeps the last message of each subscription until
 * the next one, so a thousand quiet readers would keep a thousand pages in memory.
 */
function releaseWrittenPage(data: unknown): void {
  const { changes } = ((data as { data?: unknown } | undefined)?.data ?? {}) as Partial<
    Record<'changes', unknown[]>
  >
  if (changes !== undefined) changes.length = 0
}

function malformed(message: string): DomainError {
  return new DomainError('MALFORMED_REQUEST', { message })
}
