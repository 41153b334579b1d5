import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { t } from '../../shared/texts/texts.ts'
import { AuthPage } from './auth-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/signup')

export function SignUpPage() {
  const { session } = useClient()
  const { next } = route.useSearch()
  const { signUp, passwordHint } = t().accounts
  return (
    <AuthPage
      title={signUp.title}
      footer={
        <>
          {signUp.other}{' '}
          <PageLink to="/signin" next={next}>
            {signUp.otherLink}
          </PageLink>
        </>
      }
    >
      <CredentialsForm
        texts={signUp}
        password="new-password"
        passwordHint={passwordHint}
        onSubmit={session.signUp}
      />
    </AuthPage>
  )
}
