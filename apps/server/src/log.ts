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

/** Bytes after which lines are written at once, and milliseconds after which they are written in any case. */
const BUFFER_BYTES = 4_096
const DELAY_MS = 50

/**
 * Writes lines to standard output some at a time: a write of its own for each request would be one of the three system calls that
 * a short request needs. The end of the process writes the rest; only a kill loses the last 50 ms.
 */
function bufferedOutput(): DestinationStream & { flushSync(): void } {
  // pino flushes its own destinations when the process ends.
  const output = pino.destination({ sync: false, minLength: BUFFER_BYTES })
  let isWaiting = false
  const flush = () => {
    isWaiting = false
    output.flush()
  }
  return {
    write(line) {
      output.write(line)
      if (isWaiting) return
      isWaiting = true
      setTimeout(flush, DELAY_MS).unref()
    },
    flushSync: () => output.flushSync(),
  }
}
