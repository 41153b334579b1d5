const known: { readonly asyncDispose?: typeof Symbol.asyncDispose } = Symbol

/** Node 20.3 has no such symbol. What compiles `await using` for it uses this one. */
export const asyncDispose: typeof Symbol.asyncDispose = (known.asyncDispose ??
  Symbol.for('Symbol.asyncDispose')) as typeof Symbol.asyncDispose

/** @throws TypeError where there is no global WebSocket: without this check the replica would poll and not say why. */
export function requireSocket(): void {
  if (typeof WebSocket !== 'undefined') return
  throw new TypeError(
    "stream: 'websocket' needs a global WebSocket, and there is none here: Node has one since version 22. Use 'sse', or set globalThis.WebSocket.",
  )
}
