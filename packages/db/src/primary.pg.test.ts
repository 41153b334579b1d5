import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openDatabase } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { patientLimits } from './limits.ts'
import { openPool } from './open-pool.ts'
import { dataFolder } from './testing/index.ts'

const dataDir = '/nowhere' // unused when there is a URL

test('with several hosts, connections go to the one that accepts writes, also after it changed', async () => {
  await using first = await startHost()
  await using second = await startHost()
  await second.acceptWrites(false)
  const listening = vi.fn<() => Promise<void>>().mockResolvedValue()
  await using database = await openDatabase({
    url: `postgres://taskwire@127.0.0.1:1,${second.host},${first.host}/postgres?target_session_attrs=read-write`,
    dataDir,
  })
  const nameOf = async () =>
    (await sql<{ host: string }>`select current_setting('cluster_name') as host`.execute(database.db)).rows[0]
      ?.host
  expect(await nameOf()).toBe(first.name)
  expect(await database.schemaState()).toEqual({ pending: [], unknown: [] })
  {
    await using bus = database.openWakeBus({ heads: async () => [], onConnect: listening })
    await vi.waitFor(async () => expect(await bus.measureLag()).toBeDefined(), 30_000)
    await first.acceptWrites(false)
    await vi.waitFor(
      () =>
        expect(database.ping()).rejects.toThrow(/^no host of the database accepts writes .*: is read-only/),
      30_000,
    )
    await second.acceptWrites(true)
    await vi.waitFor(async () => expect(await nameOf()).toBe(second.name), 30_000)
    await vi.waitFor(() => expect(listening).toHaveBeenCalledTimes(2), 30_000)
  }
})

/** Starts a PostgreSQL at a TCP port, as one of several hosts. The one that runs as a standby is read-only too. */
async function startHost() {
  await using opened = new AsyncDisposableStack()
  const { dir } = opened.use(await dataFolder())
  const name = `host-${randomUUID()}`
  const { config } = opened.use(
    await startEmbedded({ dir, settings: { fsync: 'off', cluster_name: name, max_connections: 30 } }),
  )
  const proxy = createServer((client) => {
    const upstream = connect(`${config.host}/.s.PGSQL.${config.port}`)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
    client.pipe(upstream).pipe(client)
  })
  await once(proxy.listen(0, '127.0.0.1'), 'listening')
  opened.defer(() => void proxy.close())
  const kept = opened.move()
  return {
    name,
    host: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    /** As in a failover, the connections of before are cut. */
    async acceptWrites(accepted: boolean) {
      await using db = openPool(config, { poolSize: 1, limits: patientLimits })
      await sql`alter system set default_transaction_read_only = ${sql.lit(accepted ? 'off' : 'on')}`.execute(
        db,
      )
      await sql`select pg_reload_conf()`.execute(db)
      await vi.waitFor(async () => {
        await using fresh = openPool(config, { poolSize: 1, limits: patientLimits })
        const { rows } = await sql`show default_transaction_read_only`.execute(fresh)
        expect(rows).toEqual([{ default_transaction_read_only: accepted ? 'off' : 'on' }])
      }, 30_000)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(db)
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
