import fc from 'fast-check'
import { z } from 'zod'
import { subscriptionOf } from '../harness/people.ts'
import { files, text } from './values.ts'

/** What a request can name: resources of the caller and of another user. */
export interface World {
  /** Of the caller. */
  readonly userId: string
  readonly taskIds: readonly string[]
  readonly taskNumbers: readonly number[]
  readonly listIds: readonly string[]
  readonly labelIds: readonly string[]
  /** Of the sessions or access tokens of a user whom an admin manages. */
  readonly subIds: readonly string[]
  /** Of another user, whose data must not change. */
  readonly otherUserId: string
  readonly otherTaskIds: readonly string[]
  readonly otherTaskNumbers: readonly number[]
  readonly emails: readonly string[]
  readonly password: string
  readonly refreshTokens: readonly string[]
  /** Tokens of mailed links, or of notifications. */
  readonly linkTokens: readonly string[]
}

/** Valid values for each field of any input; a test compares the fields with the schemas. */
export function fieldValues(world: World): Record<string, fc.Arbitrary<unknown>> {
  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const due = fc.oneof(
    day,
    day.map((at) => at.slice(0, 10)),
  )
  const email = fc.oneof(
    fc.constantFrom(...world.emails),
    fc.uuid().map((id) => `${id}@fuzz.example`),
  )
  const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  const labels = fc.subarray([...world.labelIds])
  const task = fc.constantFrom(...world.taskIds)
  const password = fc.oneof(fc.constant(world.password), fc.string({ minLength: 8, maxLength: 40 }))
  return {
    id: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...world.taskIds) },
      { weight: 2, arbitrary: fc.constantFrom(...world.otherTaskIds) },
      { weight: 1, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom(...world.taskNumbers, ...world.otherTaskNumbers).map(String) },
    ),
    user_id: fc.constantFrom(world.userId, world.userId, world.otherUserId),
    title,
    text: fc
      .tuple(title, fc.constantFrom('', ' tomorrow 9am !high', ' p1 in 3 weeks'))
      .map((parts) => parts.join('')),
    language: fc.constantFrom('en', 'de'),
    time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia'),
    description: fc.option(title),
    status: fc.constantFrom('pending', 'in_progress', 'completed', 'in_progress', 'on going'),
    priority: fc.constantFrom('low', 'medium', 'high'),
    list_id: fc.constantFrom(null, ...world.listIds),
    parent_id: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: task }),
    label_id: fc.constantFrom(...world.labelIds),
    label_ids: fc.option(labels),
    add_label_ids: labels,
    remove_label_ids: labels,
    before_id: task,
    after_id: task,
    position: fc.constantFrom('a0', 'a1', 'a0V', 'Zz'),
    color: fc.constantFrom(null, 'red', 'teal', 'pink'),
    archived: fc.boolean(),
    kinds: fc.subarray(['task', 'list', 'label'], { minLength: 1 }),
    completed: fc.boolean(),
    is_completed: fc.boolean(),
    complete: fc.boolean(),
    completed_at: fc.option(day),
    expects_open: fc.boolean(),
    recurrence: fc.oneof(
      fc.constant(null),
      fc.record(
        {
          rule: fc.constantFrom(
            'FREQ=DAILY',
            'FREQ=WEEKLY;BYDAY=MO,FR',
            'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
          ),
          from: fc.constantFrom('due', 'completion'),
          time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia'),
          start: fc.constantFrom('2027-03-27', '2027-03-27T02:30', '1970-01-01', '9999-12-31'),
        },
        { requiredKeys: ['rule'] },
      ),
    ),
    reminders: fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 40_320 }).map((minutes_before) => ({ minutes_before })),
        day.map((at) => ({ at })),
      ),
      { maxLength: 5 },
    ),
    day_start: fc.constantFrom('00:00', '09:00', '23:59'),
    remind_by_push: fc.boolean(),
    remind_by_email: fc.boolean(),
    file: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...files) }, { weight: 1, arbitrary: text }),
    dry_run: fc.boolean(),
    locale: fc.constantFrom('en-US', 'de'),
    date_order: fc.constantFrom('day-first', 'month-first'),
    columns: fc.constantFrom('title', 'title,due_date,-'),
    action: fc.constantFrom('done', 'snooze'),
    endpoint: addressesAt('push.example'),
    keys: fc.constant(subscriptionOf({ user_id: world.userId }).keys),
    url: addressesAt('hooks.example'),
    updated_at: day,
    due_date: fc.option(due),
    due_before: due,
    due_after: due,
    search: title,
    role: fc.constantFrom('user', 'admin'),
    scopes: fc.subarray(['tasks:read', 'tasks:write', 'tasks:add'], { minLength: 1 }),
    expires_in_days: fc.integer({ min: 1, max: 365 }),
    sort: fc.constantFrom('created_at', 'due_date', 'priority', 'updated_at'),
    order: fc.constantFrom('asc', 'desc'),
    limit: fc.integer({ min: 1, max: 600 }),
    page: fc.integer({ min: 1, max: 3 }),
    offset: fc.nat(3),
    skip: fc.nat(3),
    // Of a list, of the log, and of the trash.
    cursor: fc.oneof(
      fc.constantFrom(...world.taskIds).map((id) => `created_at~desc~2026-01-01T00:00:00.000Z~${id}`),
      fc.constant('test.0'),
      fc.nat(50).map((revision) => `test.${revision}`),
      fc.nat(50).map(String),
      fc.uuid({ version: 7 }),
    ),
    wait: fc.constantFrom(0, 0.01),
    op_id: fc.uuid(),
    expected_revision: fc.nat(50),
    base_revision: fc.nat(50),
    epoch: fc.constantFrom('test', 'lost'),
    return: fc.constantFrom('full', 'minimal'),
    commands: fc.array(
      fc.record({
        kind: fc.constantFrom('task', 'list', 'label'),
        op: fc.constantFrom('create', 'update', 'complete', 'delete', 'restore'),
        id: fc.constantFrom(...world.taskIds, ...world.otherTaskIds),
        title,
        completed: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    email,
    password,
    confirm_password: password,
    username: title,
    name: title,
    refresh_token: fc.constantFrom(...world.refreshTokens),
    transport: fc.constantFrom('body', 'cookie'),
    token: fc.constantFrom(...world.linkTokens),
    invite: fc.constantFrom(...world.linkTokens),
    session_id: fc.constantFrom(...world.subIds),
    token_id: fc.constantFrom(...world.subIds),
    current_password: fc.constant(world.password),
    new_password: password,
    new_email: email,
  }
}

/** Addresses that the server sends to, and others. */
function addressesAt(host: string): fc.Arbitrary<string> {
  const allowed = [0, 1, 2, 3, 4].map((n) => `https://${host}/${n}`)
  return fc.constantFrom(...allowed, `http://${host}/1`, 'https://127.0.0.1/1', 'https://[::1]', host)
}

/** Names of the fields that the schemas have. */
export function fieldsOf(inputs: readonly z.ZodType[]): string[] {
  return inputs.flatMap((schema) => {
    const { properties } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return Object.keys(properties ?? {})
  })
}
