import { TRPCError } from '@trpc/server'
import type { WebSocket } from 'ws'
import { MAX_BATCH } from './read-calls.ts'

/** Streams that one socket may hold open. */
const MAX_SUBSCRIPTIONS = 20
/** Bytes that a reader may leave unread before it is let go; it resumes by its cursor. */
const MAX_UNREAD = 1024 * 1024

interface Frame {
  readonly id?: unknown
  readonly method?: unknown
  readonly error?: unknown
  readonly result?: { readonly type?: unknown }
}

/**
 * The JSON of one socket, within bounds. tRPC's handler takes any number of calls per frame and of subscriptions, and
 * writes to a reader who does not read until memory is gone; what passes through here is where that can be seen.
 */
export function boundedJson(socket: WebSocket) {
  const open = new Set<unknown>()
  return {
    encode(message: unknown): string {
      const { id, error, result } = message as Frame
      if (error !== undefined || result?.type === 'stopped') open.delete(id)
      if (socket.bufferedAmount > MAX_UNREAD) socket.terminate()
      return JSON.stringify(message)
    },
    decode(data: string | ArrayBuffer | Uint8Array): unknown {
      if (typeof data !== 'string') throw refused('Frames are JSON text')
      const frame: unknown = JSON.parse(data)
      const calls = (Array.isArray(frame) ? frame : [frame]) as (Frame | null)[]
      if (calls.length > MAX_BATCH) throw refused(`A frame may hold at most ${MAX_BATCH} calls`)
      for (const call of calls) count(call)
      return frame
    },
  }

  function count(call: Frame | null): void {
    if (call?.method === 'subscription.stop') open.delete(call.id)
    if (call?.method !== 'subscription') return
    if (open.size >= MAX_SUBSCRIPTIONS)
      throw refused(`A socket may hold at most ${MAX_SUBSCRIPTIONS} subscriptions`)
    open.add(call.id)
  }
}

function refused(message: string): TRPCError {
  return new TRPCError({ code: 'BAD_REQUEST', message })
}
