import { pino } from 'pino'
import { createApp } from './app.ts'
import { compose, ping } from './deps.ts'
import { loadEnvFile, readEnv, type Env } from './env.ts'
import { listen } from './listen.ts'
import { serializers } from './plugins/request-log.ts'
import { shutDownOnSignal } from './shutdown.ts'

async function main(env: Env): Promise<void> {
  const logger = pino({ level: env.LOG_LEVEL, serializers })
  // Whatever has been opened is closed in order when the start fails after it.
  await using opened = new AsyncDisposableStack()
  const composition = opened.use(await compose(env, logger))
  const app = await createApp({
    deps: composition.deps,
    logger,
    ping: () => ping(composition),
    trustProxy: env.TRUST_PROXY,
    allowedOrigins: env.CORS_ORIGINS,
    allowLocalPages: env.NODE_ENV !== 'production',
    maxLag: env.MAX_LAG_MS || undefined,
    ...(env.RATE_LIMITS && {
      callQuotas: { perToken: env.CALLS_PER_TOKEN, perAddress: env.CALLS_PER_ADDRESS },
    }),
  })
  opened.defer(() => app.close())
  shutDownOnSignal(app, () => composition[Symbol.asyncDispose]())
  const address = await listen(app, env)
  opened.move()
  const origin = address.replace('127.0.0.1', 'localhost')
  const data = env.DATABASE_URL === undefined ? env.DATA_DIR : 'in the database of DATABASE_URL'
  process.stdout.write(`Taskwire is ready: app ${origin}/app · API docs ${origin}/docs · data ${data}\n`)
}

try {
  loadEnvFile()
  await main(readEnv())
} catch (error) {
  process.stderr.write(
    `Taskwire could not start. ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exit(1)
}
