import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AccountPage } from './account-page.tsx'
import { LinkIncomplete } from './link-incomplete.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/reset-password')

/** Takes a new password for the link of a message. */
export function ResetPasswordPage() {
  const { auth } = useClient()
  const { token } = route.useRouteContext()
  const { title, text, submit, again } = linkTexts().reset
  if (token === undefined) return <LinkIncomplete />
  return (
    <AccountPage title={title} foot={<PageLink to="/forgot-password">{again}</PageLink>}>
      <NewPasswordForm
        key={token}
        token={token}
        text={text}
        submit={submit}
        call={auth.resetPassword.mutate}
      />
    </AccountPage>
  )
}
