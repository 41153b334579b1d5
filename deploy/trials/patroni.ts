import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { freePorts, run, start, until, type Account, type Running } from './processes.ts'

const configuration = path.resolve(import.meta.dirname, '../patroni/patroni.yml')
const BIN = '/usr/lib/postgresql/15/bin'

interface Member {
  readonly name: string
  readonly process: Running
  readonly postgres: number
  readonly rest: number
}

/** Starts etcd and a Patroni cluster of two members in `folder`, with a database for Taskwire. */
export async function startCluster(folder: string, account: Account | undefined) {
  await using opened = new AsyncDisposableStack()
  const [client = 0, peer = 0] = await freePorts(2)
  const etcd = `http://127.0.0.1:${client}`
  const peers = `http://127.0.0.1:${peer}`
  opened.use(
    start('etcd', [
      '--data-dir',
      path.join(folder, 'etcd'),
      '--log-level',
      'error',
      '--initial-cluster',
      `default=${peers}`,
      '--listen-client-urls',
      etcd,
      '--advertise-client-urls',
      etcd,
      '--listen-peer-urls',
      peers,
      '--initial-advertise-peer-urls',
      peers,
    ]),
  )
  await until('etcd', 30, async () => ((await fetch(`${etcd}/health`)).ok ? true : undefined))
  const password = randomBytes(16).toString('hex')
  const startMember = async (name: string): Promise<Member> => {
    const [postgres = 0, rest = 0] = await freePorts(2)
    const home = path.join(folder, name)
    mkdirSync(home, { mode: 0o700 })
    if (account !== undefined) chownSync(home, account.uid, account.gid)
    const env = {
      PATH: `${BIN}:${process.env['PATH']}`,
      HOME: home,
      PATRONI_NAME: name,
      PATRONI_ETCD3_HOSTS: `127.0.0.1:${client}`,
      PATRONI_RESTAPI_LISTEN: `127.0.0.1:${rest}`,
      PATRONI_RESTAPI_CONNECT_ADDRESS: `127.0.0.1:${rest}`,
      PATRONI_POSTGRESQL_LISTEN: `127.0.0.1:${postgres}`,
      PATRONI_POSTGRESQL_CONNECT_ADDRESS: `127.0.0.1:${postgres}`,
      PATRONI_POSTGRESQL_DATA_DIR: path.join(home, 'data'),
      PATRONI_POSTGRESQL_PGPASS: path.join(home, 'pgpass'),
      PATRONI_SUPERUSER_USERNAME: 'postgres',
      PATRONI_SUPERUSER_PASSWORD: password,
      PATRONI_REPLICATION_USERNAME: 'replicator',
      PATRONI_REPLICATION_PASSWORD: password,
    }
    return { name, postgres, rest, process: opened.use(start('patroni', [configuration], { env, account })) }
  }
  const has = async ({ rest }: Member, role: 'primary' | 'synchronous') =>
    (await fetch(`http://127.0.0.1:${rest}/${role}`)).ok
  const first = await startMember('one')
  await until('the first member', 90, async () => ((await has(first, 'primary')) ? true : undefined))
  const second = await startMember('two')
  await until('a synchronous standby', 90, async () =>
    (await has(second, 'synchronous')) ? true : undefined,
  )
  const members = [first, second]
  const sql = (member: Member, text: string) =>
    run(
      path.join(BIN, 'psql'),
      ['-X', '-h', '127.0.0.1', '-p', `${member.postgres}`, '-U', 'postgres', '-c', text],
      {
        env: { PGPASSWORD: password },
      },
    )
  await sql(first, `create role taskwire login password '${password}'`)
  await sql(first, 'create database taskwire owner taskwire')
  const kept = opened.move()
  return {
    /** Both members, for `DATABASE_URL`. */
    url: `postgres://taskwire:${password}@${members.map(({ postgres }) => `127.0.0.1:${postgres}`).join(',')}/taskwire?target_session_attrs=read-write`,
    /** Ends the primary as a lost machine does: Patroni and PostgreSQL at once, without a word. */
    async killPrimary(): Promise<string> {
      for (const member of members)
        if (await has(member, 'primary')) {
          const { postgres } = member
          member.process.kill()
          // PostgreSQL runs in a session of its own.
          const pids = await run('pgrep', ['-f', '--', `--port=${postgres}`])
          for (const pid of pids.trim().split('\n')) process.kill(Number(pid), 'SIGKILL')
          return member.name
        }
      throw new Error('There is no primary')
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
