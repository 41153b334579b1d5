import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createTestDeps, type TestDeps } from '@taskwire/api/testing'
import { createTestDatabase } from '@taskwire/db/testing'
import { pino, type Level } from 'pino'
import { createApp, type AppOptions } from '../../src/app.ts'
import { serializers } from '../../src/plugins/request-log.ts'

interface Options extends Omit<Partial<AppOptions>, 'deps' | 'logger' | 'ping'> {
  readonly policy?: Partial<TestDeps['policy']>
  readonly level?: Level
}

/** The whole service over real HTTP in this process, on a database of its own, with what it logs. */
export async function startApp({ policy, level = 'info', ...options }: Options = {}) {
  await using opened = new AsyncDisposableStack()
  const { db } = opened.use(await createTestDatabase())
  const deps = createTestDeps(db, policy)
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = pino({ level, serializers }, stream)
  opened.defer(() => deps.background.settled())
  const app = await createApp({ deps, logger, ping: async () => {}, ...options })
  opened.defer(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const kept = opened.move()
  return {
    app,
    deps,
    db,
    port,
    origin: `http://127.0.0.1:${port}`,
    /** The log so far, each entry as it was written. */
    lines,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
