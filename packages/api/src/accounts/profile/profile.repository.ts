import { statement } from '@taskwire/db'

/** Deletes the account and, by its foreign keys, all of its rows. */
export const deleteUser = statement({ user_id: 'uuid', password_hash: 'text' }, { id: 'uuid' })`
delete from users where id = :user_id and password_hash = :password_hash returning id`
