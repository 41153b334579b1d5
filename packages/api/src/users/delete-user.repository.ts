import { statement } from '@taskwire/db'
import { lockedAdmins } from './active-admins.ts'

/**
 * Deletes an account and, by its foreign keys, all of its rows. `password_hash` is the compared password; null when none was compared.
 * Returns no row when the password has changed, when there is no such user, and when the user is the last active admin: of a server
 * with other accounts, or, unless `may_be_last`, of any.
 */
export const deleteUser = statement(
  { id: 'uuid', password_hash: 'text?', may_be_last: 'boolean' },
  { email: 'text', email_verified: 'boolean' },
)`${lockedAdmins}
delete from users
using held, others
where users.id = :id and held.id = users.id
  and (:password_hash::text is null or users.password_hash = :password_hash)
  and (not held.is_active_admin or others.admins > 0
    or (:may_be_last::boolean and not exists (select from users other where other.id <> :id)))
returning users.email, users.email_verified`
