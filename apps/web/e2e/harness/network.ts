import type { BrowserContext } from '@playwright/test'
import type { Front } from './front.ts'

const fronts = new WeakMap<BrowserContext, Front>()

declare global {
  var receivedEvents: string | undefined
}

/** Connects a context to the front that its pages load from. */
export function bindFront(context: BrowserContext, front: Front): void {
  fronts.set(context, front)
}

/** The front that the pages of a context load from. */
export function frontOf(context: BrowserContext): Front {
  const front = fronts.get(context)
  if (front === undefined) throw new Error('Only the context of the test has a front')
  return front
}

/** Makes the API unreachable: open streams abort and new calls fail. Pages still load. Earlier writes are completed. */
export function serverDown(context: BrowserContext): Promise<void> {
  return frontOf(context).refuseCalls()
}

export async function serverBack(context: BrowserContext): Promise<void> {
  frontOf(context).allowCalls()
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
