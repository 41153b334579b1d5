import { isUniqueViolation } from '@taskwire/db'
import { DomainError } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { linkHash } from '../links/link.ts'
import { changeEmailByLink } from './email.repository.ts'

/** Moves the account to the address that the link was mailed to. Throws INVALID_LINK, EMAIL_TAKEN. */
export async function confirmEmailChange(
  deps: Deps,
  { token }: { token: string },
  origin: CallOrigin,
): Promise<void> {
  const [user] = await changeEmailByLink(deps.db, linkHash(token), deps.now()).catch((error: unknown) => {
    throw isUniqueViolation(error, 'users_email_key') ? new DomainError('EMAIL_TAKEN') : error
  })
  if (user === undefined) throw new DomainError('INVALID_LINK')
  await recordEvent(deps, { user_id: user.id, type: 'email_changed' }, origin)
}
