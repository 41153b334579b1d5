import { useClient } from '../../shared/session/client-context.tsx'
import { AccountPage } from './account-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { t } from '../../shared/texts/texts.ts'

export function SignUpPage() {
  const { session } = useClient()
  return (
    <AccountPage texts={t().accounts.signUp} otherPath="/signin">
      <CredentialsForm
        texts={t().accounts.signUp}
        password="new-password"
        passwordHint={t().accounts.passwordHint}
        onSubmit={session.signUp}
      />
    </AccountPage>
  )
}
