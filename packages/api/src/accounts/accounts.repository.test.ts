import type { Db } from '@taskwire/db'
import { expect, test } from 'vitest'
import { goldenSql, sqlOf } from '../testing/golden-sql.ts'
import * as admin from '../admin/admin-users.repository.ts'
import * as events from '../activity/events.repository.ts'
import * as tokens from '../tokens/tokens.repository.ts'
import * as sessions from '../sessions/sessions.repository.ts'
import * as users from '../users/users.repository.ts'

/** One call of each function; a missing call does not compile. */
const calls = {
  insertUser: (db) =>
    users.insertUser(db, {
      id: '',
      email: '',
      username: '',
      name: '',
      password_hash: '',
      password_scheme: 1,
      now: '',
    }),
  findUser: (db) => users.findUser(db, ''),
  findUserWithPassword: (db) => users.findUserWithPassword(db, ''),
  updatePasswordHash: (db) =>
    users.updatePasswordHash(db, { user_id: '', password_hash: '', password_scheme: 1, replaces: '' }),
  updateProfile: (db) => users.updateProfile(db, { user_id: '', now: '', name: '', username: '' }),
  insertSession: (db) =>
    sessions.insertSession(db, {
      user_id: '',
      id: '',
      contract: '',
      user_agent: '',
      family_hash: null,
      refresh_hash: null,
      now: '',
      expires_at: '',
      password_version: null,
    }),
  findActor: (db) => sessions.findActor(db, { user_id: '', session_id: '', now: '' }),
  findSessionByFamily: (db) => sessions.findSessionByFamily(db, Buffer.alloc(0)),
  rotateRefreshToken: (db) =>
    sessions.rotateRefreshToken(db, {
      user_id: '',
      session_id: '',
      spent_hash: Buffer.alloc(0),
      refresh_hash: Buffer.alloc(0),
      rotation_salt: Buffer.alloc(0),
      now: '',
    }),
  findLivingSessions: (db) => sessions.findLivingSessions(db, { user_id: '', now: '', idle_since: '' }),
  touchSession: (db) => sessions.touchSession(db, { user_id: '', session_id: '', now: '' }),
  revokeSession: (db) => sessions.revokeSession(db, { user_id: '', session_id: '', now: '' }),
  revokeOtherSessions: (db) => sessions.revokeOtherSessions(db, { user_id: '', keep: '', now: '' }),
  insertToken: (db) =>
    tokens.insertToken(
      db,
      {
        user_id: '',
        id: '',
        name: '',
        scopes: [],
        token_hash: Buffer.alloc(0),
        created_at: '',
        expires_at: '',
      },
      { max: 1, forget_before: '' },
    ),
  listTokens: (db) => tokens.listTokens(db, ''),
  deleteToken: (db) => tokens.deleteToken(db, { user_id: '', id: '' }),
  findTokenClaims: (db) => tokens.findTokenClaims(db, Buffer.alloc(0)),
  findTokenUser: (db) => tokens.findTokenUser(db, { user_id: '', id: '' }),
  touchToken: (db) => tokens.touchToken(db, { user_id: '', id: '', now: '', before: '' }),
  insertEvent: (db) =>
    events.insertEvent(db, {
      user_id: '',
      id: '',
      type: 'signed_in',
      session_id: '',
      ip: '',
      user_agent: '',
      created_at: '',
    }),
  listEvents: (db) => events.listEvents(db, { user_id: '', before: '', limit: 50 }),
  purgeEvents: (db) => events.purgeEvents(db, ''),
} satisfies Record<
  keyof typeof users | keyof typeof sessions | keyof typeof tokens | keyof typeof events,
  (db: Db) => Promise<unknown>
>

test('the SQL of managing users equals the reviewed file', async () => {
  const texts = Object.entries(admin).map(([name, { text }]) => [name, text])
  await expect(goldenSql(Object.fromEntries(texts))).toMatchFileSnapshot(
    '../admin/admin-users.repository.golden.sql',
  )
})

test('the SQL of accounts and sessions equals the reviewed file', async () => {
  const texts: Record<string, string> = {}
  for (const [name, run] of Object.entries(calls)) texts[name] = breakLines(await sqlOf(run))
  await expect(goldenSql(texts)).toMatchFileSnapshot('accounts.repository.golden.sql')
})

/** Breaks Kysely's one-line statements into clauses for reviewers. */
function breakLines(text: string): string {
  return text.replace(/ (from|inner join|where|and|set|values|returning) /g, '\n$1 ')
}
