import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

/** An array of an output whose other items follow in slices. */
export interface LongList {
  /** The array in the output, with the first items. */
  readonly start: readonly unknown[]
  readonly rest: AsyncIterator<readonly unknown[]>
}

/**
 * Returns the JSON text of an output as a stream, with the items of `rest` in the array `start`. Reads a slice when the reader
 * took the previous one. A failure destroys the stream, so that incomplete JSON is never complete by mistake. `rest.return`
 * is called when the stream ends or is destroyed, even before its first read. Throws when the output doesn't
 * contain `start`.
 */
export function jsonStream(output: unknown, { start, rest }: LongList): Readable {
  const [head = '', tail] = textAround(output, start)
  if (tail === undefined) {
    rest.return?.().catch(() => {})
    throw new Error('The array of streamItems is not in the output. Does the output schema copy it?')
  }
  let separator = start.length > 0 ? ',' : ''
  let isStarted = false
  let isEnded = false
  const next = async (): Promise<IteratorResult<string>> => {
    if (isEnded) return { done: true, value: undefined }
    if (!isStarted) {
      isStarted = true
      return { done: false, value: `${head}[${itemsOf(start)}` }
    }
    const slice = await rest.next()
    isEnded = slice.done === true
    if (slice.done === true) return { done: false, value: `]${tail}` }
    const text = separator + itemsOf(slice.value)
    separator = ','
    return { done: false, value: text }
  }
  const close = async (): Promise<IteratorResult<string>> => {
    await rest.return?.()
    return { done: true, value: undefined }
  }
  // Not a generator: the `return` of a generator that wasn't started runs nothing.
  return Readable.from({ [Symbol.asyncIterator]: () => ({ next, return: close }) })
}

/** The items without the brackets around them. */
function itemsOf(items: readonly unknown[]): string {
  return JSON.stringify(items).slice(1, -1)
}

/** The text before and after an array of the output. */
function textAround(output: unknown, array: readonly unknown[]): string[] {
  const mark = randomUUID()
  const text = JSON.stringify(output, (_key, value: unknown) => (value === array ? mark : value))
  return text.split(`"${mark}"`)
}
