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
 * previous one. A failure destroys the stream, so that the text isn't taken for a complete one; so does a reader who leaves,
 * and `rest` is told.
 */
export function jsonStream(output: unknown, { start, rest }: LongList): Readable {
  const [head = '', tail = ''] = textAround(output, start)
  let isStarted = false
  let separator = start.length > 0 ? ',' : ''
  return new Readable({
    read() {
      if (!isStarted) {
        isStarted = true
        this.push(`${head}[${itemsOf(start)}`)
        return
      }
      rest.next().then(
        ({ done, value }) => {
          if (done === true) {
            this.push(`]${tail}`)
            this.push(null)
            return
          }
          this.push(separator + itemsOf(value))
          separator = ','
        },
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      )
    },
    destroy(error, done) {
      const closing = rest.return?.() ?? Promise.resolve()
      closing.then(
        () => done(error),
        () => done(error),
      )
    },
  })
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
