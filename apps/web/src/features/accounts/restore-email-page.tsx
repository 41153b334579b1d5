import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { IncompleteLinkPage } from './incomplete-link-page.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/restore-email')

/** Restores the previous e-mail address with the token that was mailed to it, and sets a new password. */
export function RestoreEmailPage() {
  const { auth } = useClient()
  const { token } = route.useRouteContext()
  const { toTasks, restore } = linkTexts()
  if (token === undefined) return <IncompleteLinkPage />
  return (
    <AuthPage title={restore.title} footer={<PageLink to="/">{toTasks}</PageLink>}>
      <NewPasswordForm
        key={token}
        token={token}
        text={restore.text}
        submit={restore.submit}
        call={auth.restoreEmail.mutate}
        messagesByCode={{ EMAIL_TAKEN: restore.taken }}
      />
    </AuthPage>
  )
}
