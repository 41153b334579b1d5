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
 * that a short request needs.
 */
function bufferedOutput(): DestinationStream {
  const output = pino.destination({ sync: true, minLength: BUFFER_BYTES })
  // pino flushes only asynchronous destinations when the process ends.
  process.once('exit', () => output.flushSync())
  let isWaiting = false
  const flush = () => {
    isWaiting = false
    output.flushSync()
  }
  return {
    write(line) {
      output.write(line)
      if (isWaiting) return
      isWaiting = true
      setImmediate(flush)
    },
  }
}

/** Bytes after which lines are written at once. */
const BUFFER_BYTES = 4_096
