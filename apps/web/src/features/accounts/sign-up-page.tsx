import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { signInTexts } from '../../shared/texts/sign-in.ts'
import { AuthPage } from './auth-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/signup')

export function SignUpPage() {
  const { session } = useClient()
  const { next } = route.useSearch()
  const { signUp, passwordHint } = signInTexts()
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
