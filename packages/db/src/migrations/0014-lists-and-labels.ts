import { sql, type Kysely } from 'kysely'

/**
 * Lists, labels, and the place of a task: its list or parent, its labels, and its position among its neighbours. Existing tasks
 * get positions in the order of their creation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of before) await sql.raw(statement).execute(db)
  await placeTasks(db)
  for (const statement of after) await sql.raw(statement).execute(db)
}

/** Users whose tasks one statement places. Bounds the memory of a statement, however many users there are. */
const USERS_AT_ONCE = 200

async function placeTasks(db: Kysely<unknown>): Promise<void> {
  for (let last: string | null | undefined = null; last !== undefined;) {
    const { rows } = await sql<{ last: string | null }>`
      with batch as (
        select id from users where ${last}::uuid is null or id > ${last}::uuid order by id limit ${USERS_AT_ONCE}
      ), placed as (
        update tasks set position = numbered.position
        from (
          select user_id, id, position_at(row_number() over (partition by user_id order by created_at, id) - 1) as position
          from tasks where user_id in (select id from batch)
        ) numbered
        where tasks.user_id = numbered.user_id and tasks.id = numbered.id
      )
      select max(id::text) as last from batch`.execute(db)
    last = rows[0]?.last ?? undefined
  }
}

// The digits of fractional-indexing, which computes positions in packages/domain. Tests compare both.
const DIGITS = `'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'`
/** As in packages/domain. */
const MAX_POSITION = 200

/** The columns of the log. */
const logColumns = `
    user_id uuid not null references users (id) on delete cascade,
    id uuid not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    deleted_at timestamptz(3),
    revision bigint not null,
    primary key (user_id, id)`

const color = `color entity_color`
const position = `position text collate "C" not null check (char_length(position) between 1 and ${MAX_POSITION})`

const before = [
  `create type entity_color as enum
    ('red', 'orange', 'yellow', 'lime', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink')`,

  `create table lists (
    title text not null check (char_length(title) between 1 and 120),
    ${color},
    ${position},
    archived_at timestamptz(3),
    title_revision bigint not null,
    ${logColumns}
  )`,
  `create unique index lists_revision on lists (user_id, revision)`,
  `create index lists_tombstones on lists (deleted_at) where deleted_at is not null`,

  // Names are compared by their key, which the domain computes, so that no locale of a database decides which are equal.
  `create table labels (
    name text not null check (char_length(name) between 1 and 60),
    name_key text not null,
    ${color},
    ${position},
    name_revision bigint not null,
    ${logColumns}
  )`,
  `create unique index labels_revision on labels (user_id, revision)`,
  `create unique index labels_name on labels (user_id, name_key) where deleted_at is null`,
  `create index labels_tombstones on labels (deleted_at) where deleted_at is not null`,

  `alter table users
    add column list_count integer not null default 0 check (list_count >= 0),
    add column label_count integer not null default 0 check (label_count >= 0)`,

  // deleted_with: the row whose deletion took this one along. The list for a task, the parent for a subtask.
  // had_subtasks: never false again, so that a write of a task without subtasks sees on its own row that it has none.
  `alter table tasks
    add column list_id uuid,
    add column parent_id uuid,
    add column label_ids uuid[] not null default '{}' check (cardinality(label_ids) <= 20),
    add column position text collate "C",
    add column deleted_with uuid,
    add column had_subtasks boolean not null default false,
    add check (list_id is null or parent_id is null),
    add check (deleted_with is null or deleted_at is not null)`,

  `create function position_at(place bigint) returns text
    language plpgsql immutable strict parallel safe as $$
    declare
      digits constant text := ${DIGITS};
      size bigint := 62;
      width integer := 1;
      key text := '';
    begin
      while place >= size loop
        place := place - size;
        size := size * 62;
        width := width + 1;
      end loop;
      for i in 1..width loop
        key := substr(digits, (place % 62)::integer + 1, 1) || key;
        place := place / 62;
      end loop;
      return chr(96 + width) || key;
    end $$`,

  // The position that follows another: null for the first one. At the largest integer part it appends a digit, and at the
  // longest position it returns the same one: equal positions are legal.
  `create function position_after(place text, steps integer default 1) returns text
    language plpgsql immutable parallel safe as $$
    declare
      digits constant text := ${DIGITS};
      head text collate "C";
      width integer;
      key text;
      i integer;
    begin
      for step in 1..steps loop
        if place is null then
          place := 'a0';
          continue;
        end if;
        head := left(place, 1);
        width := case when head >= 'a' then ascii(head) - 96 else 91 - ascii(head) end;
        key := substr(place, 2, width);
        i := length(rtrim(key, 'z'));
        place := case
          when i > 0 then head || left(key, i - 1)
            || substr(digits, strpos(digits, substr(key, i, 1)) + 1, 1) || repeat('0', width - i)
          when head = 'Z' then 'a0'
          when head = 'z' then left(place || 'V', ${MAX_POSITION})
          else chr(ascii(head) + 1) || repeat('0', case when head >= 'a' then width + 1 else width - 1 end)
        end;
      end loop;
      return place;
    end $$`,
]

const after = [
  `drop function position_at`,
  // Equal positions are legal, so rows that are inserted by hand need none.
  `alter table tasks
    alter column position set not null,
    alter column position set default 'a0',
    add check (char_length(position) between 1 and ${MAX_POSITION})`,
  // Neighbours in their order. Top-level tasks without a list are neighbours, too.
  `create index tasks_places on tasks
    (user_id, coalesce(parent_id, list_id, '00000000-0000-0000-0000-000000000000'), position, id) where deleted_at is null`,
  `create index tasks_deleted_with on tasks (user_id, deleted_with) where deleted_with is not null`,
]
