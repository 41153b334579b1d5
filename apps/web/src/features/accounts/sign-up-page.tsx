import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { signInTexts } from '../../shared/texts/sign-in.ts'
import { AuthPage } from './auth-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { PageLink } from './page-link.tsx'
import { useAdmission } from './use-admission.ts'

const route = getRouteApi('/signup')

/** The sign-up form, or why this server doesn't take the person. */
export function SignUpPage() {
  const { session } = useClient()
  const { next } = route.useSearch()
  const { token } = route.useRouteContext()
  const { state, email } = useAdmission(token)
  const { signUp, passwordHint, refused } = signInTexts()
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
      {state === 'admitted' ? (
        <CredentialsForm
          key={email}
          texts={signUp}
          email={email}
          password="new-password"
          passwordHint={passwordHint}
          onSubmit={(credentials) =>
            session.signUp({ ...credentials, ...(token !== undefined && { invite: token }) })
          }
        />
      ) : (
        state !== 'pending' && <p>{refused[state]}</p>
      )}
    </AuthPage>
  )
}
