import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

/** An array of an output whose other items follow in slices. */
export interface LongList {
  /** The array in the output, with the first items. */
  readonly start: readonly unknown[]
  readonly rest: AsyncIterator<readonly unknown[]>
}

/**
 * The JSON text of an output, with the items of `rest` in the array `start`. Reads a slice when the reader took the
 * previous one. A failure destroys the stream, so that the text isn't taken for a complete one. Closes `rest` when the reader
 * leaves.
 */
export function jsonStream(output: unknown, list: LongList): Readable {
  const stream = Readable.from(jsonPieces(output, list))
  // A generator that never started doesn't close what it would have read.
  stream.once('close', () => void closeSilently(list.rest))
  return stream
}

async function* jsonPieces(output: unknown, { start, rest }: LongList): AsyncGenerator<string> {
  const [head = '', tail = ''] = textAround(output, start)
  yield `${head}[${itemsOf(start)}`
  let separator = start.length > 0 ? ',' : ''
  for await (const slice of { [Symbol.asyncIterator]: () => rest }) {
    yield separator + itemsOf(slice)
    separator = ','
  }
  yield `]${tail}`
}

async function closeSilently(rest: LongList['rest']): Promise<void> {
  try {
    await rest.return?.()
  } catch {
    // The reader has left.
  }
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
