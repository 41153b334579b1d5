import type { BrowserContext } from '@playwright/test'

const calls = '**/trpc/**'

declare global {
  var cutStreams: (() => void) | undefined
  var receivedEvents: string | undefined
}

/** Lets a test abort open streams. Playwright's routes only see new requests. */
export function watchStreams(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const { fetch } = globalThis
    const open = new Set<TransformStreamDefaultController>()
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      const response = await fetch(input, init)
      if (!url.includes('sync.onChange') || response.body === null) return response
      const body = response.body.pipeThrough(
        new TransformStream({ start: (stream) => void open.add(stream) }),
      )
      return Object.defineProperty(new Response(body, response), 'url', { value: response.url })
    }
    globalThis.cutStreams = () => {
      for (const stream of open) stream.error(new TypeError('network error'))
      open.clear()
    }
  })
}

/** Makes the API unreachable: open streams abort and new calls fail. Pages still load. */
export async function serverDown(context: BrowserContext): Promise<void> {
  await context.route(calls, (route) => route.abort('connectionrefused'))
  for (const page of context.pages()) await page.evaluate(() => globalThis.cutStreams?.())
}

export async function serverBack(context: BrowserContext): Promise<void> {
  await context.unroute(calls)
}

/** Records the text of the event streams that pages of a context receive from now on, in `receivedEvents`. */
export function recordStreams(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const { fetch } = globalThis
    globalThis.receivedEvents = ''
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      const response = await fetch(input, init)
      if (!url.includes('sync.onChange') || response.body === null) return response
      const decoder = new TextDecoder()
      const body = response.body.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            globalThis.receivedEvents += decoder.decode(chunk, { stream: true })
            controller.enqueue(chunk)
          },
        }),
      )
      return Object.defineProperty(new Response(body, response), 'url', { value: response.url })
    }
  })
}
