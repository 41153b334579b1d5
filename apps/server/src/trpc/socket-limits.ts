import { DomainError, type ChangePage } from '@taskwire/domain'
import type { WebSocket } from 'ws'
import { parseBounded } from '../json-body.ts'
import { MAX_BATCH } from './read-calls.ts'

/** Streams that one socket may hold open. */
const MAX_SUBSCRIPTIONS = 20
/** Calls of all kinds that one socket may have unanswered. */
const MAX_UNANSWERED = 100
/** Bytes that a reader may leave unread before it is let go; it resumes by its cursor. */
const MAX_UNREAD = 1024 * 1024

interface Frame {
  readonly id?: unknown
  readonly method?: unknown
  readonly data?: unknown
  readonly error?: unknown
  readonly result?: { readonly type?: unknown; readonly data?: unknown }
}

/**
 * The JSON of one socket, within bounds. tRPC's handler takes any number of calls per frame, of calls and of
 * subscriptions, and writes to a reader who does not read until memory is gone; what passes through here is where that
 * can be seen. `onParams` takes what is sent in the place of the connection's parameters after the first frame.
 */
export function boundedJson(socket: WebSocket, onParams: (data: unknown) => void) {
  /** Ids of the calls that are unanswered, and whether each is a subscription. */
  const open = new Map<unknown, boolean>()
  let isFirst = true
  return {
    encode(message: unknown): string {
      const { id, error, result } = message as Frame
      const isOver = error !== undefined || result?.type === 'stopped' || open.get(id) === false
      if (isOver) open.delete(id)
      if (socket.bufferedAmount > MAX_UNREAD) socket.terminate()
      const text = JSON.stringify(message)
      if (open.get(id) === true) letGo(result?.data)
      return text
    },
    decode(data: string | ArrayBuffer | Uint8Array): unknown {
      if (typeof data !== 'string') throw refused('Frames are JSON text')
      const frame = parseBounded(data) as Frame | null
      const wasFirst = isFirst
      isFirst = false
      if (frame?.method === 'connectionParams') {
        if (wasFirst) return frame
        onParams(frame.data)
        return []
      }
      const calls = (Array.isArray(frame) ? frame : [frame]) as (Frame | null)[]
      if (calls.length > MAX_BATCH) throw refused(`A frame may hold at most ${MAX_BATCH} calls`)
      for (const call of calls) admit(call)
      return frame
    },
  }

  function admit(call: Frame | null): void {
    if (call?.method === 'subscription.stop' || call?.id === undefined || call.id === null) return
    // An answer must tell which call is over; two under one id could not be counted.
    if (open.has(call.id)) throw refused('The id of a call is that of another, unanswered one')
    if (open.size >= MAX_UNANSWERED)
      throw refused(`A socket may have at most ${MAX_UNANSWERED} calls unanswered`)
    const isSubscription = call.method === 'subscription'
    const subscriptions = [...open.values()].filter(Boolean).length
    if (isSubscription && subscriptions >= MAX_SUBSCRIPTIONS)
      throw refused(`A socket may hold at most ${MAX_SUBSCRIPTIONS} subscriptions`)
    open.set(call.id, isSubscription)
  }
}

/**
 * Empties a page of the log that was written out. tRPC's handler holds the last message of each subscription until the next
 * one comes, and so would a thousand quiet readers hold a thousand pages.
 */
function letGo(data: unknown): void {
  const { changes } = ((data as { data?: unknown } | undefined)?.data ?? {}) as Partial<ChangePage>
  if (changes !== undefined) changes.length = 0
}

function refused(message: string): DomainError {
  return new DomainError('MALFORMED_REQUEST', { message })
}
