import { fragment, statement } from '@taskwire/db'
import type { User } from '@taskwire/domain'

const user = {
  id: 'uuid',
  number: 'bigint',
  email: 'text',
  username: 'text?',
  name: 'text?',
  role: 'user_role',
  is_active: 'boolean',
  email_verified: 'boolean',
  time_zone: 'text?',
  day_start: 'text',
  remind_by_push: 'boolean',
  remind_by_email: 'boolean',
  created_at: 'timestamptz',
} as const satisfies Record<keyof User, string>

const columns = fragment`id, number, email, username, name, role, deactivated_at is null as is_active, email_verified,
  time_zone, day_start, remind_by_push, remind_by_email, created_at`

export const insertUser = statement(
  {
    id: 'uuid',
    email: 'text',
    username: 'text?',
    name: 'text?',
    password_hash: 'text',
    password_scheme: 'smallint',
    time_zone: 'text?',
    now: 'timestamptz',
  },
  user,
)`
insert into users (id, email, username, name, password_hash, password_scheme, time_zone, created_at, updated_at)
values (:id, :email, :username, :name, :password_hash, :password_scheme, :time_zone, :now, :now)
returning ${columns}`

export const findUser = statement({ user_id: 'uuid' }, user)`
select ${columns} from users where id = :user_id`

export const findUserWithPassword = statement(
  { email: 'text' },
  { ...user, password_hash: 'text', password_scheme: 'smallint', password_version: 'integer' },
)`
select ${columns}, password_hash, password_scheme, password_version from users where email = :email`

/** Leaves a password that was changed meanwhile as it is. */
export const updatePasswordHash = statement({
  user_id: 'uuid',
  password_hash: 'text',
  password_scheme: 'smallint',
  replaces: 'text',
})`
update users set password_hash = :password_hash, password_scheme = :password_scheme
where id = :user_id and password_hash = :replaces`

/** Sets the time zone of a profile that has none. */
export const setFirstTimeZone = statement({ user_id: 'uuid', time_zone: 'text', now: 'timestamptz' }, user)`
update users set time_zone = :time_zone, updated_at = :now
where id = :user_id and time_zone is null
returning ${columns}`

/** Changes the name, the username and the time zone where `sets_name`, `sets_username` and `sets_time_zone`, and what is given. */
export const updateProfile = statement(
  {
    user_id: 'uuid',
    now: 'timestamptz',
    sets_name: 'boolean',
    name: 'text?',
    sets_username: 'boolean',
    username: 'text?',
    sets_time_zone: 'boolean',
    time_zone: 'text?',
    day_start: 'text?',
    remind_by_push: 'boolean?',
    remind_by_email: 'boolean?',
  },
  user,
)`
update users
set name = case when :sets_name::boolean then :name else name end,
  username = case when :sets_username::boolean then :username else username end,
  time_zone = case when :sets_time_zone::boolean then :time_zone else time_zone end,
  day_start = coalesce(:day_start, day_start),
  remind_by_push = coalesce(:remind_by_push::boolean, remind_by_push),
  remind_by_email = coalesce(:remind_by_email::boolean, remind_by_email),
  updated_at = :now
where id = :user_id
returning ${columns}`
