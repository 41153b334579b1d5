import { pino, type DestinationStream, type Logger } from 'pino'
import type { Env } from './env.ts'
import { serializers } from './plugins/request-log.ts'

/**
 * Creates the log on standard output: readable lines on a terminal, JSON in a pipe, unless LOG_FORMAT overrides it.
 */
export async function createLog(env: Pick<Env, 'LOG_LEVEL' | 'LOG_FORMAT'>): Promise<Logger> {
  const options = { level: env.LOG_LEVEL, serializers }
  const isPretty = env.LOG_FORMAT === 'pretty' || (env.LOG_FORMAT === 'auto' && process.stdout.isTTY)
  if (!isPretty) return pino(options, bufferedOutput())
  // Imported only when used: the import costs a start 50 ms.
  const { pretty } = await import('./pretty-log.ts')
  return pino(options, pretty)
}

/**
 * Writes the lines of one turn of the event loop together: a write of its own for each request would be one of the three system calls
 * that a short request needs. Doesn't use the buffer of pino's destination, because its `flushSync` waits until a file is on disk.
 */
export function bufferedOutput(fd = 1): DestinationStream {
  const output = pino.destination({ dest: fd, sync: true })
  let lines = ''
  let isWaiting = false
  const flush = () => {
    isWaiting = false
    if (lines === '') return
    const written = lines
    lines = ''
    output.write(written)
  }
  process.once('exit', () => {
    flush()
    output.flushSync()
  })
  return {
    write(line) {
      lines += line
      if (lines.length >= BUFFER_LENGTH) return flush()
      if (isWaiting) return
      isWaiting = true
      setImmediate(flush)
    },
  }
}

/** Characters after which lines are written at once. */
const BUFFER_LENGTH = 4_096
