import { DomainError, type Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { inTransaction } from '../../in-transaction.ts'
import { accountDeletedNotice } from '../../mail/messages.ts'
import { confirmPassword, wrongPassword } from '../password/confirm-password.ts'
import { findPassword } from '../password/password.repository.ts'
import { evictUser } from '../../sessions/evict-sessions.ts'
import { deleteUser } from '../../users/delete-user.repository.ts'

/**
 * Deletes the account with all its data, and mails a confirmed address. The e-mail can be used for a new account. Throws VALIDATION_FAILED
 * (the password), and LAST_ADMIN for the last active admin of a server with other accounts.
 */
export async function deleteAccount(
  deps: Deps,
  actor: Actor,
  { password }: { password: string },
): Promise<void> {
  const { password_hash } = await confirmPassword(deps, actor, password, 'password')
  const id = actor.user_id
  const deleted = await inTransaction(deps, async (held) => {
    const [row] = await deleteUser(held.db, { id, password_hash, may_be_last: true })
    if (row?.email_verified === true)
      await held.mail.send(held.db, accountDeletedNotice({ to: row.email, byAdmin: false }))
    return row
  })
  if (deleted === undefined) {
    const [current] = await findPassword(deps.db, { user_id: id })
    throw current?.password_hash === password_hash ? new DomainError('LAST_ADMIN') : wrongPassword('password')
  }
  evictUser(deps, actor.user_id)
}
