/** A `fetch` for a client whose network can fail. */
export interface Network {
  readonly fetch: typeof fetch
  isUp: boolean
  /** How many of the next mutations lose their response after the server has executed them. */
  losesAnswers: number
  /** How many of the next mutations get a 500 without reaching the server. */
  fails: number
  /** When false, streams fail, as behind a proxy that doesn't support them. */
  streams: boolean
  /** When false, reads fail while mutations succeed. */
  reads: boolean
  /** The number of failed reads. */
  unread: number
  /** Successful requests by procedure. */
  readonly sent: string[]
  /** Breaks every open stream. */
  cut(): void
}

export function createNetwork(): Network {
  const open = new Set<AbortController>()
  const network: Network = {
    isUp: true,
    losesAnswers: 0,
    fails: 0,
    streams: true,
    reads: true,
    unread: 0,
    sent: [],
    cut() {
      for (const stream of open) stream.abort(new TypeError('cut'))
      open.clear()
    },
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input)
      const procedure = url.pathname.split('/').at(-1) ?? ''
      const isStream = procedure === 'sync.onChange'
      if (!network.isUp) throw new TypeError('fetch failed')
      if (isStream && !network.streams) return new Response('no streams here', { status: 502 })
      const isMutation = init?.method === 'POST'
      if (!isMutation && !network.reads) {
        network.unread++
        throw new TypeError('fetch failed')
      }
      if (isMutation && network.fails > 0) {
        network.fails--
        return Response.json({ message: 'no' }, { status: 500 })
      }
      const broken = new AbortController()
      if (isStream) open.add(broken)
      const signal = init?.signal ? AbortSignal.any([init.signal, broken.signal]) : broken.signal
      const response = await fetch(input, { ...init, signal })
      network.sent.push(procedure)
      if (isMutation && network.losesAnswers > 0) {
        network.losesAnswers--
        await response.arrayBuffer()
        throw new TypeError('the answer was lost')
      }
      return response
    },
  }
  return network
}
