import { appendFile, chown, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { Db } from '../connect.ts'
import { startEmbedded } from '../embedded.ts'
import { verifyEpoch } from '../log-epoch.ts'
import { patientLimits } from '../limits.ts'
import { openPool } from '../open-pool.ts'
import { copyFolder, dataFolder } from './data-folder.ts'
import { testLimits } from './test-limits.ts'

interface Host {
  readonly db: Db
  readonly url: string
}

/** A hot standby, which streams from its primary. */
export interface Standby extends Host, AsyncDisposable {
  /** Replays everything from now on, and resolves when nothing is left to replay. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

/** Connections whose commits wait until they are released. */
export interface HeldCommits extends Pick<Host, 'db'>, AsyncDisposable {
  release(): Promise<void>
}

/** A primary whose log has the epoch `test`. */
export interface Primary extends Host, AsyncDisposable {
  /**
   * Copies the running primary and starts the copy as its standby. The standby replays what is committed later after a delay, such as
   * `5s`. A delay that is set at the start applies to all of it; a later change applies at some time.
   */
  startStandby(delay: string): Promise<Standby>
  /**
   * Lets the commits of the returned connections wait for a synchronous standby that doesn't exist, so that the standby shows them
   * before the primary does.
   */
  holdCommits(): Promise<HeldCommits>
}

const settings = { fsync: 'off', wal_level: 'replica', max_wal_senders: 3, max_connections: 40 }

/** Starts a primary of real streaming replication. */
export async function startPrimary(): Promise<Primary> {
  await using opened = new AsyncDisposableStack()
  const primary = await startHost(opened, opened.use(await dataFolder()).dir)
  await verifyEpoch(primary.db, { fresh: 'test' })
  const kept = opened.move()
  return {
    db: primary.db,
    url: primary.url,
    async startStandby(delay) {
      await using made = new AsyncDisposableStack()
      const { dir } = made.use(await dataFolder())
      await copyPrimary(primary, dir, delay)
      const standby = await startHost(made, dir)
      const stack = made.move()
      return {
        db: standby.db,
        url: standby.url,
        catchUp: () => catchUp(standby.db, primary.db),
        stop: () => standby.embedded.stop(),
        [Symbol.asyncDispose]: () => stack.disposeAsync(),
      }
    },
    async holdCommits() {
      await waitForStandby(primary, 'nobody')
      // A time limit would end the wait and make the commit visible.
      const db = openPool(primary.embedded.config, { poolSize: 2, limits: patientLimits })
      const release = () => waitForStandby(primary, '')
      return {
        db,
        release,
        async [Symbol.asyncDispose]() {
          await release()
          await db.destroy()
        },
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** Sets the synchronous standby that the commits of new connections wait for. */
async function waitForStandby({ db, embedded }: RunningHost, name: string): Promise<void> {
  await sql`alter system set synchronous_standby_names = ${sql.lit(name)}`.execute(db)
  await sql`select pg_reload_conf()`.execute(db)
  await vi.waitFor(async () => {
    await using fresh = openPool(embedded.config, { poolSize: 1, limits: testLimits })
    const { rows } = await sql`show synchronous_standby_names`.execute(fresh)
    expect(rows).toEqual([{ synchronous_standby_names: name }])
  }, 60_000)
}

/** Replaces the cluster of a data folder by a copy of the running primary that follows it. */
async function copyPrimary({ db, embedded }: RunningHost, dir: string, delay: string): Promise<void> {
  const { clusterDir, account, config } = embedded
  const copy = path.join(dir, path.basename(path.dirname(clusterDir)), path.basename(clusterDir))
  const label = path.join(copy, 'backup_label')
  await db.connection().execute(async (session) => {
    await sql`select pg_backup_start('standby', true)`.execute(session)
    await rm(copy, { recursive: true })
    await copyFolder(clusterDir, copy)
    const { rows } = await sql<{ labelfile: string }>`select labelfile from pg_backup_stop(false)`.execute(
      session,
    )
    await writeFile(label, rows[0]?.labelfile ?? '')
  })
  if (account) await chown(label, account.uid, account.gid)
  await rm(path.join(copy, 'postmaster.pid'))
  await writeFile(path.join(copy, 'standby.signal'), '')
  await appendFile(
    path.join(copy, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${config.host} port=${config.port} user=${config.user}'
recovery_min_apply_delay = '${delay}'
`,
  )
}

async function catchUp(standby: Db, primary: Db): Promise<void> {
  await sql`alter system set recovery_min_apply_delay = 0`.execute(standby)
  await sql`select pg_reload_conf()`.execute(standby)
  await vi.waitFor(async () => {
    const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(
      primary,
    )
    const replayed = await sql<{ is: boolean }>`
      select pg_last_wal_replay_lsn() >= ${rows[0]?.at ?? ''}::pg_lsn as is`.execute(standby)
    expect(replayed.rows).toEqual([{ is: true }])
  }, 60_000)
}

type RunningHost = Awaited<ReturnType<typeof startHost>>

async function startHost(opened: AsyncDisposableStack, dir: string) {
  const embedded = opened.use(await startEmbedded({ dir, settings }))
  const { config } = embedded
  return {
    embedded,
    db: opened.use(openPool(config, { poolSize: 8, limits: testLimits })),
    url: `postgres://${config.user}@localhost:${config.port}/${config.database}?host=${encodeURIComponent(config.host)}`,
  }
}
