import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { warnWithoutLimit } from './database-advice.ts'
import { compose, ping } from './deps.ts'
import type { Env } from './env.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { listen } from './listen.ts'
import { createLog } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'
import { shutDownOnSignal } from './shutdown.ts'
import { openTraces } from './traces/open-traces.ts'
import type { Traces } from './traces/traces.ts'

/** Runs the server until a signal ends it. Returns once it accepts requests. */
export async function serve(env: Env): Promise<void> {
  const logger = await createLog(env)
  // If the start fails, everything opened so far is closed in order.
  await using opened = new AsyncDisposableStack()
  const metrics = await openMetrics(env, opened, logger)
  const traces = await openTraces(env, logger)
  opened.defer(async () => traces?.close())
  const onStatement = statementHook(metrics, traces)
  const composition = opened.use(
    await compose(env, logger, {
      onStatement,
      onRead: metrics && ((target) => metrics.read(target)),
      traces,
    }),
  )
  metrics?.watch({
    pool: () => composition.database.poolState(),
    hashes: () => composition.deps.passwords.load(),
    wakeLag: () => composition.wakeBus.measureLag(),
    hints: () => composition.wakeBus.counts(),
  })
  await warnWithoutLimit(composition.database, logger)
  let isDraining = false
  const app = await createApp({
    deps: composition.deps,
    logger,
    ping: () => ping(composition),
    jobDepths: () => composition.queue.depths(),
    wakeBus: () => ({
      bus: composition.wakeBus.kind,
      hints: composition.wakeBus.hearsHints() ? 'ok' : 'away',
    }),
    trustProxy: env.TRUST_PROXY,
    allowedOrigins: env.CORS_ORIGINS,
    allowLocalPages: env.NODE_ENV !== 'production',
    isDraining: () => isDraining,
    metrics,
    traces,
    maxLag: env.MAX_LAG_MS || undefined,
    ...(env.RATE_LIMITS && {
      callQuotas: { perToken: env.CALLS_PER_TOKEN, perAddress: env.CALLS_PER_ADDRESS },
    }),
  })
  opened.defer(() => app.close())
  const jobs = await startJobs(env, composition, logger, { metrics, traces })
  shutDownOnSignal(app, {
    drainSeconds: env.DRAIN_SECONDS ?? (env.NODE_ENV === 'production' ? 5 : 0),
    onDrain: () => {
      isDraining = true
    },
    // The transports of jobs are closed after the queue, which waits for running jobs.
    close: async () => {
      await jobs.stop()
      await composition[Symbol.asyncDispose]()
      await jobs[Symbol.asyncDispose]()
      await traces?.close()
    },
  })
  const address = await listen(app, env)
  opened.move()
  const origin = address.replace('127.0.0.1', 'localhost')
  const data = env.DATABASE_URL === undefined ? env.DATA_DIR : 'in the database of DATABASE_URL'
  process.stdout.write(`Taskwire is ready: app ${origin}/app · API docs ${origin}/docs · data ${data}\n`)
}

/** Passes statements to what watches them. Undefined when nothing does. */
function statementHook(...watchers: readonly (Pick<Traces, 'statement'> | undefined)[]) {
  const present = watchers.filter((each) => each !== undefined)
  if (present.length === 0) return undefined
  return (text: string, ms: number) => {
    for (const watcher of present) watcher.statement(text, ms)
  }
}

/** Starts to serve metrics if the settings name an address. Their libraries are loaded only then. */
async function openMetrics(
  { METRICS }: Env,
  opened: AsyncDisposableStack,
  log: Logger,
): Promise<Metrics | undefined> {
  if (METRICS === undefined) return undefined
  const { createMetrics } = await import('./metrics/metrics.ts')
  const { serveMetrics } = await import('./metrics/serve-metrics.ts')
  const metrics = createMetrics()
  const { port } = opened.use(await serveMetrics(metrics, METRICS))
  log.info({ host: METRICS.host, port }, 'serving metrics')
  return metrics
}
