import { useAccount } from '../../shared/session/account-context.ts'
import { createStoredValue } from '../../shared/storage/stored-value.ts'
import { optionalPart } from '../../shared/ui/optional-part.tsx'

const VerifyEmailNote = optionalPart(() =>
  import('./verify-email-note.tsx').then(({ VerifyEmailNote }) => VerifyEmailNote),
)

/** The id of the account whose notice is hidden. */
const hidden = createStoredValue('taskwire.confirm-note-hidden', (json) =>
  typeof json === 'string' ? json : undefined,
)

/** Asks to verify the e-mail address, until the address is verified or the user hides the notice. */
export function VerifyEmailNotice() {
  const account = useAccount()
  const hiddenId = hidden.use()
  if (account === undefined || account.email_verified || hiddenId === account.id) return null
  return <VerifyEmailNote email={account.email} onHide={() => hidden.write(account.id)} />
}
