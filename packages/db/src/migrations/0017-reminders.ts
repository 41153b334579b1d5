import { sql, type Kysely } from 'kysely'

/** Reminders of tasks with their next moment, what was delivered, and the browsers that are notified. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table users
    add column day_start text not null default '09:00' check (day_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    add column remind_by_push boolean not null default true,
    add column remind_by_email boolean not null default false`,

  `alter table tasks
    add column reminders jsonb not null default '[]'
      check (jsonb_typeof(reminders) = 'array' and jsonb_array_length(reminders) <= 5),
    add column next_reminder_at timestamptz(3)`,
  `create index tasks_next_reminder on tasks (next_reminder_at) where next_reminder_at is not null`,

  // UTC without a zone in the profile, and for a name that this PostgreSQL doesn't know: writes to the person's tasks must not fail.
  `create function zone_of(owner uuid) returns text language plpgsql stable as $$
    declare
      zone text := coalesce((select time_zone from users where id = owner), 'UTC');
    begin
      perform now() at time zone zone;
      return zone;
    exception when invalid_parameter_value then
      return 'UTC';
    end $$`,

  // The first moment after an instant. A date without a time is due at the start of the day in the zone.
  `create function next_reminder(
      reminders jsonb, due_date text, due_at timestamptz, day_start text, zone text, after timestamptz
    ) returns timestamptz language sql stable as $$
      select min(moment)::timestamptz(3)
      from (
        select case
            when reminder ? 'at' then (reminder ->> 'at')::timestamptz
            else due - (reminder ->> 'minutes_before')::integer * interval '1 minute'
          end as moment
        from jsonb_array_elements(reminders) reminder
        cross join (
          select case
              when length(due_date) = 10 then (due_date || ' ' || day_start)::timestamp at time zone zone
              else due_at
            end as due
        ) of_task
      ) moments
      where moment > after
    $$`,

  // A moment that is due and not claimed yet stays when the task still has it: an edit in that second must not cancel it.
  `create function next_reminder_of(task tasks, at timestamptz) returns timestamptz language plpgsql stable as $$
    declare
      day_start text;
      zone text := zone_of(task.user_id);
      pending timestamptz;
    begin
      if task.status = 'completed' or task.deleted_at is not null or task.reminders = '[]' then
        return null;
      end if;
      select users.day_start into day_start from users where id = task.user_id;
      if task.next_reminder_at <= at then
        pending := next_reminder(task.reminders, task.due_date, task.due_at, day_start, zone,
          task.next_reminder_at - interval '1 millisecond');
        if pending = task.next_reminder_at then
          return pending;
        end if;
      end if;
      return next_reminder(task.reminders, task.due_date, task.due_at, day_start, zone, at);
    end $$`,

  `create function set_next_reminder() returns trigger language plpgsql as $$
    begin
      new.next_reminder_at := next_reminder_of(new, new.updated_at);
      return new;
    end $$`,
  // Triggers, so that every statement that changes a task keeps the moment right. Tasks without reminders don't run them.
  `create trigger tasks_new_reminder before insert on tasks
    for each row when (new.reminders <> '[]') execute function set_next_reminder()`,
  `create trigger tasks_changed_reminder before update on tasks
    for each row when (
      (new.reminders <> '[]' or old.reminders <> '[]')
      and (new.reminders, new.due_date, new.due_at, new.status, new.deleted_at)
        is distinct from (old.reminders, old.due_date, old.due_at, old.status, old.deleted_at)
    ) execute function set_next_reminder()`,

  `create function set_next_reminders() returns trigger language plpgsql as $$
    begin
      update tasks set next_reminder_at = next_reminder_of(tasks, new.updated_at)
      where user_id = new.id and reminders <> '[]' and deleted_at is null;
      return null;
    end $$`,
  `create trigger users_changed_day after update on users
    for each row when ((new.day_start, new.time_zone) is distinct from (old.day_start, old.time_zone)) execute function set_next_reminders()`,

  // The key makes each moment of a task delivered once. missed: too late to be delivered.
  `create table reminder_deliveries (
    user_id uuid not null references users (id) on delete cascade,
    task_id uuid not null,
    moment timestamptz(3) not null,
    revision bigint not null,
    missed boolean not null,
    created_at timestamptz(3) not null,
    primary key (user_id, task_id, moment)
  )`,
  `create index reminder_deliveries_newest on reminder_deliveries (user_id, created_at)`,
  `create index reminder_deliveries_age on reminder_deliveries (created_at)`,

  // An endpoint belongs to one browser, and the browser to the account that subscribed last. It ends with its session.
  `create table push_subscriptions (
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null primary key,
    session_id uuid not null,
    endpoint text not null check (char_length(endpoint) <= 2000),
    endpoint_hash bytea not null unique,
    p256dh text not null check (char_length(p256dh) <= 200),
    auth text not null check (char_length(auth) <= 100),
    user_agent text,
    created_at timestamptz(3) not null
  )`,
  `create index push_subscriptions_owner on push_subscriptions (user_id, created_at)`,
]
