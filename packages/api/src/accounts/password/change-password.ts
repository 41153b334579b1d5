import type { Actor } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../../activity/record-event.ts'
import { passwordNotice } from '../../mail/messages.ts'
import { PASSWORD_SCHEME } from '../../users/password-hash.ts'
import { withLockedUser } from '../../users/locked-user.repository.ts'
import { confirmPassword, wrongPassword } from './confirm-password.ts'
import { evictSessions } from '../../sessions/evict-sessions.ts'
import { replacePassword } from './password.repository.ts'
import { assertStrongPassword } from './assert-strong-password.ts'

interface PasswordChange {
  readonly current_password: string
  readonly new_password: string
}

/** Changes the password, signs out all other devices and revokes all pending links. Throws VALIDATION_FAILED (either password), UNAVAILABLE. */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  { current_password, new_password }: PasswordChange,
  origin: CallOrigin,
): Promise<void> {
  const { user_id, session_id } = actor
  await assertStrongPassword(new_password, 'new_password')
  const { password_version } = await confirmPassword(deps, actor, current_password, 'current_password')
  const hash = await deps.passwords.hash(new_password)
  const changed = await withLockedUser(deps.db, user_id, async (db) => {
    const [row] = await replacePassword(db, {
      user_id,
      now: deps.now(),
      password_hash: hash,
      password_scheme: PASSWORD_SCHEME,
      replaces_version: password_version,
      kept_session: session_id,
    })
    if (row === undefined) throw wrongPassword('current_password')
    await deps.mail.send(db, passwordNotice({ to: row.email, appUrl: deps.mail.appUrl }))
    return row
  })
  evictSessions(deps, user_id, changed.session_ids)
  await recordEvent(deps, { user_id, type: 'password_changed', session_id }, origin)
}
