import { useNavigate } from '@tanstack/react-router'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { linkTexts } from '../../shared/texts/links.ts'
import { signInTexts } from '../../shared/texts/sign-in.ts'

interface NewPasswordFormProps {
  readonly token: string
  readonly text: string
  readonly submit: string
  readonly call: (input: { token: string; password: string }) => Promise<unknown>
  /** Messages by error code, without the period. */
  readonly messagesByCode?: Readonly<Record<string, string>>
}

/** Sends the token of an email link with a new password. The server then ends every session of the account. */
export function NewPasswordForm({ token, text, submit, call, messagesByCode }: NewPasswordFormProps) {
  const account = useAccountStore()
  const navigate = useNavigate()
  const texts = linkTexts().reset
  const form = useCallForm({
    defaultValues: { password: '' },
    required: ['password'],
    ...(messagesByCode && { messagesByCode }),
    call: async ({ password }) => {
      await call({ token, password })
      // This page may have a session of the account. The call makes the client notice that it has ended.
      await account.refresh()
      await navigate({ to: '/signin', search: { because: 'reset' }, replace: true })
    },
  })
  return (
    <form {...form.events} className="space-y-5">
      <p className="text-ink-soft">{text}</p>
      <PasswordField
        {...form.field('password')}
        label={texts.password}
        autoComplete="new-password"
        hint={signInTexts().passwordHint}
      />
      <FormFooter form={form} submit={submit} busy={texts.busy} isWide />
    </form>
  )
}
