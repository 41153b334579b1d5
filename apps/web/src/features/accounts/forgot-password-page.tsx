import { useState } from 'react'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { PageLink } from './page-link.tsx'

/** Requests a reset link by e-mail. The response is the same for an address without an account. */
export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>()
  const texts = linkTexts()
  const footer = <PageLink to="/signin">{texts.toSignIn}</PageLink>
  if (sentTo === undefined)
    return (
      <AuthPage key="form" title={texts.forgot.title} footer={footer}>
        <ForgotForm onSent={setSentTo} />
      </AuthPage>
    )
  return (
    <AuthPage key="sent" title={texts.forgot.sentTitle} footer={footer}>
      <p className="wrap-anywhere">{texts.forgot.sent({ email: sentTo })}</p>
    </AuthPage>
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
      <FormFooter form={form} submit={texts.submit} busy={texts.busy} isWide />
    </form>
  )
}
