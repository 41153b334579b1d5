import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { commandError, type Io } from './io.ts'

/**
 * Asks for a line. On a terminal a secret isn't shown; otherwise the next line of the standard input is taken, so that a script can
 * pass a secret without showing it to other processes, as an argument would.
 */
export async function ask(io: Io, question: string, options: { isSecret?: boolean } = {}): Promise<string> {
  const isSecret = options.isSecret === true
  const line = io.stdin.isTTY ? await askTerminal(io, question, isSecret) : await io.nextLine()
  if (line === undefined)
    throw commandError('usage', `${question} is missing: type it, or send it as a line of the input`)
  return isSecret ? line : line.trim()
}

async function askTerminal(
  { stdin, note, signal }: Io,
  question: string,
  isSecret: boolean,
): Promise<string> {
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isSecret) note(chunk.toString())
      done()
    },
  })
  const lines = createInterface({ input: stdin, output, terminal: true })
  const cancel = () => lines.close()
  signal.addEventListener('abort', cancel)
  note(`${question}: `)
  try {
    const line = await new Promise<string | undefined>((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(undefined))
      lines.once('SIGINT', cancel)
    })
    if (line === undefined) throw commandError('failed', 'Cancelled')
    return line
  } finally {
    signal.removeEventListener('abort', cancel)
    lines.close()
    if (isSecret) note('\n')
  }
}

/** Returns a function that reads the lines of an input one by one. */
export function lineReader(stdin: NodeJS.ReadStream): Io['nextLine'] {
  let lines: AsyncIterator<string, undefined> | undefined
  return async () => {
    lines ??= createInterface({ input: stdin })[Symbol.asyncIterator]()
    const next: IteratorResult<string, undefined> = await lines.next()
    return next.value
  }
}
