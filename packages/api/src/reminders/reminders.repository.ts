import { fragment, statement } from '@taskwire/db'
import { liveSubscriptions } from '../push/push.repository.ts'
import { purgeOf } from '../purge.repository.ts'

/** Reminders that one statement claims at most. */
export const CLAIM_AT_ONCE = 200

/**
 * Claims the earliest reminders that are due, moves their tasks to the next moment, and records each moment, so that it is claimed once.
 * Skips tasks that another process or a write has locked: the next claim takes those. A moment before `too_late` is recorded as missed.
 * Takes no revision, because nothing that a client reads of the task changes.
 */
export const claimReminders = statement(
  { now: 'timestamptz', too_late: 'timestamptz' },
  {
    user_id: 'uuid',
    task_id: 'uuid',
    moment: 'timestamptz',
    missed: 'boolean',
    title: 'text',
    due_date: 'text?',
    time_zone: 'text?',
    email: 'text?',
    subscription_ids: 'uuid[]',
  },
)`
with due as materialized (
  select tasks.user_id, tasks.id, tasks.title, tasks.due_date, tasks.revision, tasks.next_reminder_at as moment,
    next_reminder(tasks.reminders, tasks.due_date, tasks.due_at, users.day_start, zone_of(users.id), tasks.next_reminder_at) as following,
    users.time_zone, case when remind_by_email and email_verified and deactivated_at is null then users.email end as email,
    remind_by_push and deactivated_at is null as is_pushed
  from tasks join users on users.id = tasks.user_id
  where tasks.next_reminder_at <= :now::timestamptz
  order by tasks.next_reminder_at
  limit ${CLAIM_AT_ONCE}
  for update of tasks skip locked
), advanced as (
  update tasks set next_reminder_at = due.following
  from due
  where tasks.user_id = due.user_id and tasks.id = due.id
), claimed as (
  insert into reminder_deliveries (user_id, task_id, moment, revision, missed, created_at)
  select user_id, id, moment, revision, moment < :too_late::timestamptz, :now::timestamptz from due
  on conflict do nothing
  returning user_id, task_id, moment, missed
)
select claimed.user_id, claimed.task_id, claimed.moment, claimed.missed, due.title, due.due_date, due.time_zone, due.email,
  array(
    select push_subscriptions.id from ${liveSubscriptions}
    where due.is_pushed and push_subscriptions.user_id = due.user_id
    order by push_subscriptions.id
  ) as subscription_ids
from claimed join due on due.user_id = claimed.user_id and due.id = claimed.task_id
order by claimed.moment`

const delivery = {
  task_id: 'uuid',
  title: 'text',
  due_date: 'text?',
  moment: 'timestamptz',
  missed: 'boolean',
  created_at: 'timestamptz',
} as const

const deliveries = fragment`
select task_id, title, due_date, moment, missed, reminder_deliveries.created_at
from reminder_deliveries
join tasks on tasks.user_id = :user_id and tasks.id = task_id and tasks.deleted_at is null
where reminder_deliveries.user_id = :user_id`

/** The last reminders of tasks that exist, newest first. */
export const listDeliveries = statement({ user_id: 'uuid', limit: 'bigint' }, delivery)`${deliveries}
order by reminder_deliveries.created_at desc, moment desc, task_id
limit :limit`

/** Reminders that were delivered after an instant, in the order of their moments. */
export const listNewDeliveries = statement({ user_id: 'uuid', after: 'timestamptz' }, delivery)`${deliveries}
  and reminder_deliveries.created_at > :after::timestamptz and not missed
order by moment, task_id`

export const purgeDeliveries = purgeOf(fragment`reminder_deliveries`, fragment`created_at`)
