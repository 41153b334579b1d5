import { statement } from '@taskwire/db'

type Uuid = string

/** Deletes the account and, by its foreign keys, everything of it. */
export const deleteUser = statement<[user_id: Uuid, password_hash: string], { id: Uuid }>(`
delete from users where id = $1 and password_hash = $2 returning id`)
