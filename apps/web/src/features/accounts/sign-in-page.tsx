import { getRouteApi } from '@tanstack/react-router'
import { useReplicaHost } from '../../shared/replica/replica-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { signInTexts } from '../../shared/texts/sign-in.ts'
import { AuthPage } from './auth-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'
import { PageLink } from './page-link.tsx'
import { useRegistrationMode } from './use-admission.ts'

const route = getRouteApi('/signin')

export function SignInPage() {
  const { session } = useClient()
  const { because, next } = route.useSearch()
  const waiting = useReplicaHost().current()?.getSnapshot().status.pending ?? 0
  const mode = useRegistrationMode()
  const { signIn, ended, waiting: waits } = signInTexts()
  const notice = because && ended[because]
  return (
    <AuthPage
      title={signIn.title}
      notice={because === 'expired' && waiting > 0 ? `${notice} ${waits({ count: waiting })}` : notice}
      footer={
        // A server by invitation registers people from their link.
        mode === 'open' && (
          <>
            {signIn.other}{' '}
            <PageLink to="/signup" next={next}>
              {signIn.otherLink}
            </PageLink>
          </>
        )
      }
    >
      <CredentialsForm texts={signIn} password="current-password" onSubmit={session.signIn} />
      <p className="mt-4">
        <PageLink to="/forgot-password">{signIn.forgot}</PageLink>
      </p>
    </AuthPage>
  )
}
