const known: { readonly asyncDispose?: typeof Symbol.asyncDispose } = Symbol

/** `Symbol.asyncDispose`. Node 20.3 lacks it; compilers of `await using` for that Node use this symbol. */
export const asyncDispose: typeof Symbol.asyncDispose = (known.asyncDispose ??
  Symbol.for('Symbol.asyncDispose')) as typeof Symbol.asyncDispose

/**
 * Checks for a global WebSocket. Without this check the replica would poll and not say why.
 *
 * @throws TypeError when it is missing
 */
export function requireWebSocket(): void {
  if (typeof WebSocket !== 'undefined') return
  throw new TypeError(
    "stream: 'websocket' needs a global WebSocket, which is missing here: Node has one since version 22. Use 'sse', or set globalThis.WebSocket.",
  )
}
