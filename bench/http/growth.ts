import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded } from '@taskwire/db/embedded'
import { insertSession, insertUser, prepareDatabase } from './prepare.ts'
import { startServer, tokenFor } from './servers.ts'
import { median } from './statistics.ts'

// What each filter, sort and search of `GET /api/tasks` costs an account with many tasks, as a ratio to one with few. The two
// accounts are asked in turns, so whatever else the machine does falls on both.

const FEW = 100
const MANY = 100_000
const ROUNDS = Number(process.argv[2] ?? 60)
const GOAL = 3

const dir = await mkdtemp(path.join(tmpdir(), 'taskwire-growth-'))
const postgres = await startEmbedded({ dir, settings: { max_connections: 100 } })
const { url, admin } = await prepareDatabase(postgres.config, 'growth')
const server = await startServer('taskwire', url, dir)
try {
  const few = await account(FEW)
  const many = await account(MANY)
  await admin.query('vacuum analyze')
  const scansBefore = await sequentialScans()
  console.log(`p50 in ms, pages of 50, ${FEW} and ${MANY} tasks, ${ROUNDS} rounds`)
  for (const query of queries()) {
    const times = { few: [] as number[], many: [] as number[] }
    for (let round = -5; round < ROUNDS; round += 1) {
      const pair = [await time(few, query), await time(many, query)] as const
      if (round < 0) continue // only warms up
      times.few.push(pair[0])
      times.many.push(pair[1])
    }
    const [a, b] = [median(times.few), median(times.many)]
    const ratio = b / a
    console.log(
      `${query.padEnd(58)} ${a.toFixed(1).padStart(7)} ${b.toFixed(1).padStart(7)}  × ${ratio.toFixed(1)}${ratio > GOAL ? '  over the goal' : ''}`,
    )
  }
  console.log(`sequential scans of tasks: ${(await sequentialScans()) - scansBefore}`)
} finally {
  await server[Symbol.asyncDispose]()
  await admin.end()
  await postgres.stop()
  await rm(dir, { recursive: true, force: true })
}

/** Returns how often PostgreSQL has read the whole table of tasks. */
async function sequentialScans(): Promise<number> {
  // An idle connection reports its counts within ten seconds.
  await pause(11_000)
  const { rows } = await admin.query<{ seq_scan: number }>(
    `select seq_scan::int from pg_stat_user_tables where relname = 'tasks'`,
  )
  return rows[0]?.seq_scan ?? 0
}

interface Account {
  readonly token: string
  readonly list_id: string
  readonly label_id: string
}

/** An account with tasks of which few are in progress, overdue, labelled, in a list, or called rare. */
async function account(tasks: number): Promise<Account> {
  const { user_id } = await insertUser(admin, tasks)
  const [list_id, label_id] = [
    await insertEntity('lists', user_id, 1),
    await insertEntity('labels', user_id, 2),
  ]
  await admin.query(
    `update tasks set
       title = case when n % greatest(20, $2::int / 20) = 0 then 'rare ' else 'common ' end || n,
       status = case when n % 1000 = 7 then 'in_progress' when n % 10 = 0 then 'pending' else 'completed' end::task_status,
       completed_at = case when n % 1000 <> 7 and n % 10 <> 0 then now() end,
       position = 'b' || lpad((n * 7919 % $2::int)::text, 8, '0') || 'V',
       priority = (array['low', 'medium', 'high'])[1 + n % 3]::task_priority,
       due_date = to_char(timestamptz '2026-01-01Z' + n * interval '1 minute', 'YYYY-MM-DD'), due_at = timestamptz '2026-01-01Z' + n * interval '1 minute',
       updated_at = now() + (n * 7919 % $2::int) * interval '1 second',
       list_id = case when n % greatest(20, $2::int / 20) = 1 then $3::uuid end,
       label_ids = case when n % greatest(20, $2::int / 20) = 2 then array[$4::uuid] else label_ids end
     from (select id as of, row_number() over (order by revision)::int as n from tasks where user_id = $1) numbered
     where user_id = $1 and id = of`,
    [user_id, tasks, list_id, label_id],
  )
  return { token: tokenFor(user_id, await insertSession(admin, user_id)), list_id, label_id }
}

async function insertEntity(table: 'lists' | 'labels', user_id: string, revision: number): Promise<string> {
  const columns = { lists: ['title', 'title_revision'], labels: ['name, name_key', 'name_revision'] }[table]
  const { rows } = await admin.query<{ id: string }>(
    `insert into ${table} (user_id, id, ${columns[0]}, ${columns[1]}, position, created_at, updated_at, revision)
     values ($1, gen_random_uuid(), ${table === 'lists' ? "'rare'" : "'rare', 'rare'"}, 1, 'a0', now(), now(), $2::int + 200000) returning id`,
    [user_id, revision],
  )
  return rows[0]?.id ?? ''
}

function queries(): string[] {
  const sorts = ['created_at', 'updated_at', 'priority', 'due_date', 'position']
  return [
    '',
    ...sorts.flatMap((sort) => ['asc', 'desc'].map((order) => `sort=${sort}&order=${order}`)),
    'status=pending',
    'status=in_progress',
    'status=in_progress&sort=due_date&order=asc',
    'completed=false',
    'completed=false&sort=due_date&order=asc',
    'completed=false&sort=priority&order=desc',
    'priority=high',
    'priority=high&status=in_progress',
    'due_before=2026-01-01T01:00:00Z',
    'due_after=2026-01-02&due_before=2026-01-03',
    'due_after=2027-01-01',
    'due_after=2027-01-01&completed=false&sort=due_date&order=asc',
    'list_id=LIST',
    'list_id=inbox',
    'parent_id=none',
    'label_id=LABEL',
    'search=rare',
    'search=common',
    'search=nowhere',
  ]
}

async function time({ token, list_id, label_id }: Account, query: string): Promise<number> {
  const filters = query.replace('LIST', list_id).replace('LABEL', label_id)
  const started = performance.now()
  const response = await fetch(`http://127.0.0.1:${server.port}/api/tasks?limit=50&${filters}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${query}: ${response.status}`)
  return performance.now() - started
}
