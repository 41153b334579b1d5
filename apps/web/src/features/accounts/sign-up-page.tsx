import { useClient } from '../../shared/session/client-context.tsx'
import { AccountPage } from './account-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { accountTexts } from './texts.ts'

export function SignUpPage() {
  const { session } = useClient()
  return (
    <AccountPage texts={accountTexts.signUp} otherPath="/signin">
      <CredentialsForm
        texts={accountTexts.signUp}
        password="new-password"
        passwordHint={accountTexts.signUp.passwordHint}
        onSubmit={session.signUp}
      />
    </AccountPage>
  )
}
