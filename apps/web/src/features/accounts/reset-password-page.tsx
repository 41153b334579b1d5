import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { FormFoot } from '../../shared/forms/form-foot.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { t } from '../../shared/texts/texts.ts'
import { AccountPage } from './account-page.tsx'
import { LinkIncomplete } from './link-incomplete.tsx'
import { PageLink } from './page-link.tsx'

const route = getRouteApi('/reset-password')

/** Takes a new password for the link of a message. */
export function ResetPasswordPage() {
  const { token } = route.useRouteContext()
  const texts = linkTexts()
  if (token === undefined) return <LinkIncomplete />
  return (
    <AccountPage
      title={texts.reset.title}
      foot={<PageLink to="/forgot-password">{texts.reset.again}</PageLink>}
    >
      <ResetForm key={token} token={token} />
    </AccountPage>
  )
}

function ResetForm({ token }: { readonly token: string }) {
  const { auth } = useClient()
  const account = useAccountStore()
  const navigate = useNavigate()
  const texts = linkTexts().reset
  const form = useCallForm({
    defaultValues: { password: '' },
    required: ['password'],
    call: async ({ password }) => {
      await auth.resetPassword.mutate({ token, password })
      // Every session of the account has ended. If that is the one here, the next call finds out.
      await account.refresh()
      await navigate({ to: '/signin', search: { because: 'reset' }, replace: true })
    },
  })
  return (
    <form {...form.events} className="space-y-5">
      <p className="text-ink-soft">{texts.text}</p>
      <PasswordField
        {...form.field('password')}
        label={texts.password}
        autoComplete="new-password"
        hint={t().accounts.passwordHint}
      />
      <FormFoot form={form} submit={texts.submit} busy={texts.busy} isWide />
    </form>
  )
}
