import { pino, type Logger } from 'pino'
import type { Env } from './env.ts'
import { serializers } from './plugins/request-log.ts'

/**
 * Creates the log on standard output: readable lines on a terminal, JSON in a pipe, unless LOG_FORMAT overrides it.
 */
export async function createLog(env: Pick<Env, 'LOG_LEVEL' | 'LOG_FORMAT'>): Promise<Logger> {
  const options = { level: env.LOG_LEVEL, serializers }
  const isPretty = env.LOG_FORMAT === 'pretty' || (env.LOG_FORMAT === 'auto' && process.stdout.isTTY)
  if (!isPretty) return pino(options)
  // Imported only when used: the import costs a start 50 ms.
  const { pretty } = await import('./pretty-log.ts')
  return pino(options, pretty)
}
