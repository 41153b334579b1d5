import type { Credentials, User } from '@taskwire/client'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'

interface CredentialsFormProps {
  readonly texts: { readonly submit: string; readonly busy: string }
  readonly password: 'current-password' | 'new-password'
  readonly passwordHint?: string
  /** Resolves when signed in; the page then goes by itself. */
  readonly onSubmit: (credentials: Credentials) => Promise<User>
}

/** E-mail and password. */
export function CredentialsForm({ texts, password, passwordHint, onSubmit }: CredentialsFormProps) {
  const account = useAccountStore()
  const form = useCallForm<Credentials>({
    defaultValues: { email: '', password: '' },
    required: ['email', 'password'],
    fieldsByCode: { EMAIL_TAKEN: 'email' },
    // Known before the first drawing of the list: what is said of an account that is new moves no row then.
    call: async (credentials) => account.set(await onSubmit(credentials)),
  })
  return (
    <form {...form.events} className="space-y-5">
      <EmailField {...form.field('email')} />
      <PasswordField {...form.field('password')} autoComplete={password} hint={passwordHint} />
      <FormFooter form={form} {...texts} isWide />
    </form>
  )
}
