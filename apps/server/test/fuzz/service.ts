import { randomUUID } from 'node:crypto'
import { startService } from '../harness/start-service.ts'
import { call, listTasks, signUp } from '../harness/client.ts'
import { createInvite } from '@taskwire/api'
import { mailedToken } from '@taskwire/api/testing'
import { sql } from '../harness/sql.ts'
import type { World } from './inputs.ts'
import { KEPT, makeAccess, makeAll, makeTasks, subscribe, type Made } from './make.ts'
import { sender } from './send.ts'

const TASKS = 60
/** Few enough that lists stay short and requests reach the limit. */
const MAX_TASKS = 200

/** The whole service over real HTTP on a database of its own, with two users. */
export async function startFuzzedService() {
  await using opened = new AsyncDisposableStack()
  const { deps, db, port, origin, lines } = opened.use(
    await startService({ policy: { maxTasksPerUser: MAX_TASKS }, level: 'error' }),
  )
  const wire = opened.use(sender(port))

  const caller = await person(origin)
  const other = await person(origin)
  // Requests know the address and the password of the other user: a login gives a profile without a zone one.
  await call(origin, 'PATCH', '/api/account', { token: other.token, body: { time_zone: 'UTC' } })
  const before = await everythingOf(other.id)
  const world: World = {
    userId: caller.id,
    ...namesOf(caller.tasks.slice(0, KEPT)),
    listIds: await makeAll(origin, caller.token, 'lists'),
    labelIds: await makeAll(origin, caller.token, 'labels'),
    otherUserId: other.id,
    otherTaskIds: other.tasks.map(({ id }) => id),
    otherTaskNumbers: other.tasks.map(({ number }) => number),
    emails: [caller.email, other.email],
    password: caller.password,
    refreshTokens: [caller.refresh_token, randomUUID()],
    linkTokens: [randomUUID()],
    subIds: [randomUUID()],
  }
  const spare = caller.tasks.slice(KEPT)
  /**
   * For an operation that deletes the named resources: resources of its own, so that the other operations keep
   * theirs.
   */
  const passing = (): World => ({
    ...world,
    ...namesOf(spare.splice(0, KEPT)),
    refreshTokens: [caller.other_refresh_token, randomUUID()],
  })
  /**
   * For an operation that ends sessions: an account that no other operation needs, whose ids are those of its
   * sessions.
   */
  const leaver = async (): Promise<{ world: World; tokens: string[] }> => {
    const { token, email, password } = await signUp(origin)
    const refresh_token = await refreshTokenOf(origin, { email, password })
    for (let n = 1; n < KEPT; n += 1) await refreshTokenOf(origin, { email, password })
    const { body } = await call(origin, 'GET', '/api/sessions', { token })
    const sessions = body as { id: string; is_current: boolean }[]
    const others = sessions.filter(({ is_current }) => !is_current)
    return {
      world: { ...world, taskIds: others.map(({ id }) => id), refreshTokens: [refresh_token] },
      tokens: [token],
    }
  }
  const left: string[] = []
  const leave = async (token: string) => {
    const { body } = await call(origin, 'GET', '/api/auth/me', { token })
    left.push((body as { id: string }).id)
  }
  /** For an operation that changes or deletes its account: a new user, with a mailed link for each purpose. */
  const newcomer = async () => {
    const { token, email, password } = await signUp(origin)
    const new_email = `new-${email}`
    await leave(token)
    await call(origin, 'POST', '/api/auth/request-password-reset', { body: { email } })
    await call(origin, 'PUT', '/api/account/email', { token, body: { password, new_email } })
    // A change of address revokes earlier links, so the link that restores an address comes from another account.
    const moved = await signUp(origin)
    await leave(moved.token)
    const moved_email = `moved-${moved.email}`
    const move = { password: moved.password, new_email: moved_email }
    await call(origin, 'PUT', '/api/account/email', { token: moved.token, body: move })
    const confirming = { token: mailedToken(await deps.mailed(), moved_email, 'confirm-email') }
    await call(origin, 'POST', '/api/auth/confirm-email-change', { body: confirming })
    const messages = await deps.mailed()
    const linkTokens = [
      mailedToken(messages, moved.email, 'restore-email'),
      mailedToken(messages, email, 'verify-email'),
      mailedToken(messages, email, 'reset-password'),
      mailedToken(messages, new_email, 'confirm-email'),
    ]
    return { world: { ...world, password, linkTokens }, tokens: [token] }
  }
  const managed: string[] = []
  /** For managing users: an admin, and users that no other operation needs, whose ids requests name. */
  const manager = async () => {
    const admin = await account(origin)
    const users = await Promise.all(Array.from({ length: KEPT }, () => account(origin)))
    managed.push(admin.id, ...users.map(({ id }) => id))
    await sql(db, `update users set role = 'admin' where id = $1 returning id::text`, admin.id)
    const mine = { taskIds: users.map(({ id }) => id), otherTaskIds: [randomUUID()] }
    return { world: { ...world, ...mine }, tokens: [admin.token] }
  }
  /** For ending the sessions or tokens of a user: an admin, and a user with some, whose ids requests name. */
  const sessionManager = async (kind: 'sessions' | 'access-tokens') => {
    const { world: managing, tokens } = await manager()
    return { world: { ...managing, ...(await makeAccess(origin, kind)) }, tokens }
  }
  /** For invitations: an admin, and invitations whose ids requests name. */
  const inviter = async () => {
    const { world: managing, tokens } = await manager()
    const taskIds: string[] = []
    for (let n = 0; n < KEPT; n += 1) taskIds.push((await createInvite(deps, {})).id)
    return { world: { ...managing, taskIds }, tokens }
  }
  /** For managing access tokens: an account of its own with some, whose ids requests name. */
  const keeper = async () => {
    const { token } = await account(origin)
    const body = { name: 'Script', scopes: ['tasks:read'] }
    const ids: string[] = []
    for (let n = 0; n < KEPT; n += 1) {
      const made = await call(origin, 'POST', '/api/access-tokens', { token, body })
      ids.push((made.body as { id: string }).id)
    }
    return { world: { ...world, taskIds: ids }, tokens: [token] }
  }
  /** For writing lists, labels or webhooks: an account of its own with some, whose ids requests name. */
  const owner = async (kind: Made) => {
    const { token } = await account(origin)
    return { world: { ...world, taskIds: await makeAll(origin, token, kind) }, tokens: [token] }
  }
  /** For skipping: an account of its own whose tasks repeat without an end. */
  const repeater = async () => {
    const { token } = await account(origin)
    const body = { title: 'Daily', due_date: '2090-01-02', recurrence: { rule: 'FREQ=DAILY' } }
    return { world: { ...world, taskIds: await makeTasks(origin, token, body) }, tokens: [token] }
  }
  /** For subscriptions of browsers: an account of its own with some, whose ids requests name. */
  const subscriber = async () => {
    const { id, token } = await account(origin)
    const ids: string[] = []
    for (let n = 0; n < KEPT; n += 1) ids.push(await subscribe(origin, token, `${id}/${n}`))
    return { world: { ...world, taskIds: ids }, tokens: [token] }
  }
  /** For the buttons of notifications: an account of its own with tasks, and the tokens of their notifications. */
  const reminded = async () => {
    const { id: user_id, token } = await account(origin)
    const subscription_id = await subscribe(origin, token, user_id)
    const taskIds = await makeTasks(origin, token, { title: 'Remembered' })
    const moment = deps.now()
    const linkTokens = taskIds.map((task_id) =>
      deps.reminderTokens.issue({ user_id, task_id, moment, subscription_id }),
    )
    return { world: { ...world, taskIds, linkTokens }, tokens: [token] }
  }
  const kept = opened.move()
  return {
    origin,
    world,
    passing,
    leaver,
    newcomer,
    manager,
    sessionManager,
    inviter,
    keeper,
    owner,
    repeater,
    subscriber,
    reminded,
    tokens: [caller.token],
    /** Log entries of level error. */
    defects: lines,
    send: wire.send,
    before,
    /** The other user's account and tasks, with every column. */
    other: () => everythingOf(other.id),
    /** Rows that no request can have made. */
    forbidden: () =>
      sql(
        db,
        `select id::text from users where (role <> 'user' or deactivated_at is not null) and not id = any($3::uuid[])
         union all select id::text from users where email_verified and not id = any($2::uuid[])
         union all select id::text from tasks where user_id not in (select id from users)
         union all select id::text from tasks where user_id = $1 and created_at < now() - interval '1 day'`,
        other.id,
        left,
        managed,
      ),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }

  function everythingOf(id: string) {
    return sql(
      db,
      `select u.id, u.email, u.username, u.name, u.password_hash, u.revision, u.task_count, u.updated_at, t.id as task,
         t.title, t.description, t.status, t.priority, t.due_date, t.completed_at, t.revision as at, t.deleted_at
       from users u left join tasks t on t.user_id = u.id where u.id = $1 order by t.id`,
      id,
    )
  }
}

async function account(origin: string): Promise<{ id: string; token: string }> {
  const { token } = await signUp(origin)
  const { body } = await call(origin, 'GET', '/api/auth/me', { token })
  return { id: (body as { id: string }).id, token }
}

async function person(origin: string) {
  const { token, email, password } = await signUp(origin)
  for (let i = 0; i < TASKS; i += 1)
    await call(origin, 'POST', '/api/tasks', { token, body: { title: `Task ${i}` } })
  const { body: account } = await call(origin, 'GET', '/api/auth/me', { token })
  return {
    ...(account as { id: string }),
    token,
    email,
    password,
    refresh_token: await refreshTokenOf(origin, { email, password }),
    other_refresh_token: await refreshTokenOf(origin, { email, password }),
    tasks: (await listTasks(origin, token)) as unknown as NamedTask[],
  }
}

async function refreshTokenOf(origin: string, credentials: { email: string; password: string }) {
  const { body } = await call(origin, 'POST', '/user/login', { body: credentials })
  return (body as { refresh_token: string }).refresh_token
}

interface NamedTask {
  readonly id: string
  readonly number: number
}

function namesOf(tasks: readonly NamedTask[]) {
  return { taskIds: tasks.map(({ id }) => id), taskNumbers: tasks.map(({ number }) => number) }
}
