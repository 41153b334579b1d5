import { useState } from 'react'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFoot } from '../../shared/forms/form-foot.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AccountPage } from './account-page.tsx'
import { PageLink } from './page-link.tsx'

/** Asks for a link by mail. What is said is the same for an address that has no account. */
export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>()
  const texts = linkTexts()
  const foot = <PageLink to="/signin">{texts.toSignIn}</PageLink>
  if (sentTo === undefined)
    return (
      <AccountPage key="form" title={texts.forgot.title} foot={foot}>
        <ForgotForm onSent={setSentTo} />
      </AccountPage>
    )
  return (
    <AccountPage key="sent" title={texts.forgot.sentTitle} foot={foot}>
      <p className="wrap-anywhere">{texts.forgot.sent({ email: sentTo })}</p>
    </AccountPage>
  )
}

function ForgotForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { auth } = useClient()
  const texts = linkTexts().forgot
  const form = useCallForm({
    defaultValues: { email: '' },
    required: ['email'],
    call: async ({ email }) => {
      await auth.requestPasswordReset.mutate({ email })
      onSent(email.trim())
    },
  })
  return (
    <form {...form.events} className="space-y-5">
      <p className="text-ink-soft">{texts.text}</p>
      <EmailField {...form.field('email')} />
      <FormFoot form={form} submit={texts.submit} busy={texts.busy} isWide />
    </form>
  )
}
