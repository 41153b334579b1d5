import { statement } from '@taskwire/db'

type Uuid = string

/** Everything of an account is gone with its row; answers the sessions that it had. */
export const deleteUser = statement<[user_id: Uuid, password_hash: string], { session_ids: Uuid[] }>(`
with gone as (
  delete from users where id = $1 and password_hash = $2 returning id
)
select (select coalesce(json_agg(sessions.id), '[]') from sessions where user_id = $1) as session_ids from gone`)
