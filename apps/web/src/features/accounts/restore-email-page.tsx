import { getRouteApi } from '@tanstack/react-router'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AccountPage } from './account-page.tsx'
import { LinkIncomplete } from './link-incomplete.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/restore-email')

/** Restores an earlier address by the link that was mailed to it, with a new password. */
export function RestoreEmailPage() {
  const { auth } = useClient()
  const { token } = route.useRouteContext()
  const { toTasks, restore } = linkTexts()
  if (token === undefined) return <LinkIncomplete />
  return (
    <AccountPage title={restore.title} foot={<PageLink to="/">{toTasks}</PageLink>}>
      <NewPasswordForm
        key={token}
        token={token}
        text={restore.text}
        submit={restore.submit}
        call={auth.restoreEmail.mutate}
        failures={{ EMAIL_TAKEN: restore.taken }}
      />
    </AccountPage>
  )
}
