import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { AccountPage } from './account-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { accountTexts } from './texts.ts'

const route = getRouteApi('/signin')

export function SignInPage() {
  const { session } = useClient()
  const { expired } = route.useSearch()
  return (
    <AccountPage
      texts={accountTexts.signIn}
      otherPath="/signup"
      notice={expired ? accountTexts.expired : undefined}
    >
      <CredentialsForm texts={accountTexts.signIn} password="current-password" onSubmit={session.signIn} />
    </AccountPage>
  )
}
