import { useAccount } from '../../shared/session/account-context.ts'
import { createStoredValue } from '../../shared/storage/stored-value.ts'
import { VerifyEmailNote } from './verify-email-note.tsx'

/** The id of the account whose notice is hidden. */
const hidden = createStoredValue('taskwire.confirm-note-hidden', (json) =>
  typeof json === 'string' ? json : undefined,
)

/**
 * Asks to verify the e-mail address, until the address is verified or the user hides the notice. It is part of the entry: if it arrived
 * later, it would push the list down under a press.
 */
export function VerifyEmailNotice() {
  const account = useAccount()
  const hiddenId = hidden.use()
  if (account === undefined || account.email_verified || hiddenId === account.id) return null
  return <VerifyEmailNote email={account.email} onHide={() => hidden.write(account.id)} />
}
