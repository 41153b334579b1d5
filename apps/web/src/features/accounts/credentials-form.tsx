import type { Credentials } from '@taskwire/client'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFoot } from '../../shared/forms/form-foot.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'

interface CredentialsFormProps {
  readonly texts: { readonly submit: string; readonly busy: string }
  readonly password: 'current-password' | 'new-password'
  readonly passwordHint?: string
  /** Resolves when signed in; the page then goes by itself. */
  readonly onSubmit: (credentials: Credentials) => Promise<unknown>
}

/** E-mail and password. */
export function CredentialsForm({ texts, password, passwordHint, onSubmit }: CredentialsFormProps) {
  const form = useCallForm<Credentials>({
    defaultValues: { email: '', password: '' },
    required: ['email', 'password'],
    codes: { EMAIL_TAKEN: 'email' },
    call: onSubmit,
  })
  return (
    <form {...form.events} className="space-y-5">
      <EmailField {...form.field('email')} />
      <PasswordField {...form.field('password')} autoComplete={password} hint={passwordHint} />
      <FormFoot form={form} {...texts} isWide />
    </form>
  )
}
