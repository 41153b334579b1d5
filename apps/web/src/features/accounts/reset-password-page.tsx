import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { IncompleteLinkPage } from './incomplete-link-page.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/reset-password')

/** Sets a new password with the token of an email link. */
export function ResetPasswordPage() {
  const { auth } = useClient()
  const { token } = route.useRouteContext()
  const { title, text, submit, again } = linkTexts().reset
  if (token === undefined) return <IncompleteLinkPage />
  return (
    <AuthPage title={title} footer={<PageLink to="/forgot-password">{again}</PageLink>}>
      <NewPasswordForm
        key={token}
        token={token}
        text={text}
        submit={submit}
        call={auth.resetPassword.mutate}
      />
    </AuthPage>
  )
}
