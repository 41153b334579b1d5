import type { Db } from '@taskwire/db'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { purgeEvents } from './activity/events.repository.ts'
import { purgeLinks } from './accounts/email-links/email-links.repository.ts'
import { purgeThrottles } from './throttles/throttles.repository.ts'
import { PURGE_AT_ONCE, purgeInPieces, type PurgePiece } from './purge.repository.ts'
import { purgeIdempotencyKeys, purgeTombstones } from './sync/sync.repository.ts'
import { createTestWorld, type TestWorld } from './testing/index.ts'

const BEFORE = '2026-01-02T00:00:00.000Z'
const USERS = 50

interface Kind {
  readonly piece: PurgePiece
  readonly table: string
  readonly index: string
  /** Rows `1` to `count`, old ones first; the last tenth is recent. */
  readonly columns: string
  readonly values: string
}

const at = `case when n <= $count * 9 / 10 then timestamptz '2026-01-01' + n * interval '1 ms' else timestamptz '2026-02-01' end`
const user = `('00000000-0000-7000-8000-' || lpad((n % ${USERS})::text, 12, '0'))::uuid`

const kinds: Record<string, Kind> = {
  idempotency_keys: {
    piece: purgeIdempotencyKeys,
    table: 'idempotency_keys',
    index: 'idempotency_keys_age',
    columns: 'user_id, key, fingerprint, answer, created_at',
    values: `${user}, n::text, '', '{}', ${at}`,
  },
  events: {
    piece: purgeEvents,
    table: 'account_events',
    index: 'account_events_age',
    columns: 'user_id, id, type, created_at',
    values: `${user}, gen_random_uuid(), 'signed_in', ${at}`,
  },
  throttles: {
    piece: purgeThrottles,
    table: 'throttles',
    index: 'throttles_reset',
    columns: 'key, count, resets_at',
    values: `n::text, 1, ${at}`,
  },
  tombstones: {
    piece: purgeTombstones.task,
    table: 'tasks',
    index: 'tasks_tombstones',
    columns: 'user_id, id, title, status, priority, position, created_at, updated_at, deleted_at, revision',
    values: `${user}, gen_random_uuid(), 'gone', 'pending', 'medium', 'a0', now(), now(), ${at}, n`,
  },
  'tombstones of lists': {
    piece: purgeTombstones.list,
    table: 'lists',
    index: 'lists_tombstones',
    columns: 'user_id, id, title, position, created_at, updated_at, deleted_at, revision, title_revision',
    values: `${user}, gen_random_uuid(), 'gone', 'a0', now(), now(), ${at}, n, n`,
  },
  'tombstones of labels': {
    piece: purgeTombstones.label,
    table: 'labels',
    index: 'labels_tombstones',
    columns:
      'user_id, id, name, name_key, position, created_at, updated_at, deleted_at, revision, name_revision',
    values: `${user}, gen_random_uuid(), 'gone', 'gone', 'a0', now(), now(), ${at}, n, n`,
  },
}

async function fill(
  { deps: { db } }: TestWorld,
  { table, columns, values }: Kind,
  count: number,
): Promise<void> {
  await sql
    .raw(
      `insert into users (id, email, password_hash, password_scheme, revision, created_at, updated_at)
      select ${user}, n || '@example.com', '', 1, ${count}, now(), now() from generate_series(0, ${USERS - 1}) n`,
    )
    .execute(db)
  const rows = values.replaceAll('$count', `${count}`)
  await sql
    .raw(`insert into ${table} (${columns}) select ${rows} from generate_series(1, ${count}) n`)
    .execute(db)
  await sql.raw(`analyze ${table}`).execute(db)
}

const countOf = async (db: Db, table: string) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.id(table)}`.execute(db)
  return rows[0]?.count
}

/** Locks rows like a write in another process, while `work` runs. */
async function withLocked<T>({ deps: { db } }: TestWorld, rows: string, work: () => Promise<T>): Promise<T> {
  return db.transaction().execute(async (holder) => {
    await sql.raw(`${rows} for update`).execute(holder)
    return work()
  })
}

test.each(Object.entries(kinds))('%s are deleted in pieces of bounded size', async (_, kind) => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kind, 10_000)
  const pieces: number[] = []
  const counted = async (...call: Parameters<PurgePiece>) => {
    const rows = await kind.piece(...call)
    pieces.push(rows[0]?.purged ?? Number.NaN)
    return rows
  }
  expect(await purgeInPieces(db, counted, BEFORE)).toBe(9_000)
  expect(pieces).toEqual([...Array.from({ length: 9 }, () => PURGE_AT_ONCE), 0])
  expect(await countOf(db, kind.table)).toBe(1_000)
})

test.each(Object.entries(kinds))('%s: concurrent processes delete each row once', async (_, kind) => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kind, 10_000)
  const totals = await Promise.all(Array.from({ length: 6 }, () => purgeInPieces(db, kind.piece, BEFORE)))
  const rest = await purgeInPieces(db, kind.piece, BEFORE)
  expect(totals.reduce((sum, total) => sum + total, rest)).toBe(9_000)
  expect(await countOf(db, kind.table)).toBe(1_000)
})

test.each(Object.entries(kinds))('%s: while one process purges another does nothing', async (_, kind) => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kind, 100)
  await db.transaction().execute(async (first) => {
    expect(await kind.piece(first, { before: BEFORE })).toEqual([{ is_mine: true, purged: 90 }])
    expect(await kind.piece(db, { before: BEFORE })).toEqual([{ is_mine: false, purged: 0 }])
  })
  expect(await kind.piece(db, { before: BEFORE })).toEqual([{ is_mine: true, purged: 0 }])
})

test.each(Object.entries(kinds))('%s: a locked row is skipped and blocks no other', async (_, kind) => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kind, 3_000)
  const oldest = `select from ${kind.table} where ctid = (select min(ctid) from ${kind.table})`
  expect(await withLocked(world, oldest, () => purgeInPieces(db, kind.piece, BEFORE))).toBe(2_699)
  expect(await purgeInPieces(db, kind.piece, BEFORE)).toBe(1)
})

test('tombstones of a user whose counter is locked are skipped, all others are deleted', async () => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kinds['tombstones']!, 10_000)
  const one = `select from users where email = '7@example.com'`
  const purged = await withLocked(world, one, () => purgeInPieces(db, purgeTombstones.task, BEFORE))
  expect(purged).toBe(9_000 - 9_000 / USERS)
  const counters = await db.selectFrom('users').select(['email', 'purged_revision']).execute()
  for (const { email, purged_revision } of counters)
    expect(purged_revision > 0, email).toBe(email !== '7@example.com')
  expect(await purgeInPieces(db, purgeTombstones.task, BEFORE)).toBe(9_000 / USERS)
})

test.each(Object.entries(kinds))('%s: a piece uses an index', async (_, kind) => {
  await using world = await createTestWorld()
  await fill(world, kind, 20_000)
  const plan = await world.deps.db.connection().execute(async (db) => {
    await sql`set plan_cache_mode = force_generic_plan`.execute(db)
    await sql.raw(`prepare purge as ${kind.piece.text}`).execute(db)
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': string }>(`explain (costs off) execute purge ('${BEFORE}')`)
      .execute(db)
    await sql`deallocate purge`.execute(db)
    await sql`reset plan_cache_mode`.execute(db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain(`using ${kind.index}`)
  expect(plan).toContain(`Tid Scan on ${kind.table}`)
  expect(plan).not.toContain(`Seq Scan on ${kind.table}`)
})

test('expired links are purged by the same rule', async () => {
  await using world = await createTestWorld()
  const { db } = world.deps
  await fill(world, kinds['throttles']!, 0)
  await sql`insert into account_links (user_id, purpose, token_hash, email, created_at, expires_at)
    select id, 'verify_email', sha256(email::bytea), email, now(), timestamptz '2026-01-01' from users`.execute(
    db,
  )
  expect(await purgeInPieces(db, purgeLinks, BEFORE)).toBe(USERS)
  expect(purgeLinks.text).toBe(
    purgeIdempotencyKeys.text
      .replaceAll('idempotency_keys', 'account_links')
      .replaceAll('created_at', 'expires_at'),
  )
})
