import { CircleCheck, MailQuestion } from 'lucide-react'
import { HiddenUsername } from '../../shared/forms/hidden-username.tsx'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccount } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'

export function EmailSection() {
  const account = useAccount()
  const texts = settingsTexts().email
  if (account === undefined) return null
  const { email, email_verified } = account
  const Icon = email_verified ? CircleCheck : MailQuestion
  return (
    <>
      <p className="wrap-anywhere">{email}</p>
      <p className="mt-1 mb-4 flex items-center gap-1.5 text-sm text-ink-soft">
        <Icon
          size={16}
          strokeWidth={1.75}
          className={email_verified ? 'text-accent' : 'text-warn'}
          aria-hidden
        />
        {email_verified ? texts.confirmed : texts.unconfirmed}
      </p>
      {!email_verified && <ResendForm email={email} />}
      <h2 className="mt-8 mb-4 text-lg font-semibold tracking-tight">{texts.change}</h2>
      <ChangeForm email={email} />
    </>
  )
}

function ResendForm({ email }: { readonly email: string }) {
  const { auth } = useClient()
  const texts = settingsTexts().email
  const form = useCallForm({
    defaultValues: {},
    call: () => auth.resendVerification.mutate(),
    done: texts.resent({ email }),
  })
  return (
    <form {...form.events} className="space-y-3">
      <FormFooter form={form} submit={texts.resend} busy={texts.sending} variant="plain" />
    </form>
  )
}

function ChangeForm({ email }: { readonly email: string }) {
  const { account } = useClient()
  const texts = settingsTexts().email
  const form = useCallForm({
    defaultValues: { new_email: '', password: '' },
    required: ['new_email', 'password'],
    fieldsByCode: { EMAIL_TAKEN: 'new_email' },
    call: (values) => account.changeEmail.mutate(values),
    done: texts.changeSent,
  })
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <HiddenUsername email={email} />
      <EmailField {...form.field('new_email')} label={texts.newEmail} autoComplete="email" />
      <PasswordField {...form.field('password')} autoComplete="current-password" />
      <FormFooter form={form} submit={texts.submit} busy={texts.sending} />
    </form>
  )
}
