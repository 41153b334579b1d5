import type { EventEmitter } from 'node:events'

/** A request on its way to the server, or a socket. */
interface Exchange extends EventEmitter {
  readonly destroy: () => unknown
}

/** Cuts the API off for one browser, at a moment when the server executes none of its writes. */
export interface ApiGate {
  readonly isShut: () => boolean
  /** Tracks an exchange that can be ended at any moment: a query, a stream or a socket. */
  readonly addRead: (exchange: Exchange) => void
  /** Tracks a call that the server has to complete. */
  readonly addWrite: (exchange: Exchange) => void
  readonly endReads: () => void
  /** Ends all reads and returns once all writes are completed. */
  readonly shut: () => Promise<void>
  readonly open: () => void
}

export function createApiGate(): ApiGate {
  let isShut = false
  const reads = new Set<Exchange>()
  const writes = new Set<Exchange>()
  const addTo = (exchanges: Set<Exchange>) => (exchange: Exchange) => {
    exchanges.add(exchange)
    exchange.once('close', () => exchanges.delete(exchange))
  }
  const endReads = () => {
    for (const read of reads) read.destroy()
  }
  return {
    isShut: () => isShut,
    addRead: addTo(reads),
    addWrite: addTo(writes),
    endReads,
    async shut() {
      isShut = true
      endReads()
      await Promise.all(Array.from(writes, (write) => new Promise((resolve) => write.once('close', resolve))))
    },
    open() {
      isShut = false
    },
  }
}
