import type { Credentials, User } from '@taskwire/client'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { deviceTimeZone } from '../../shared/session/device-time-zone.ts'
import { EmailField } from '../../shared/forms/email-field.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'

interface CredentialsFormProps {
  readonly texts: { readonly submit: string; readonly busy: string }
  readonly password: 'current-password' | 'new-password'
  readonly passwordHint?: string
  /** The e-mail that the form starts with. */
  readonly email?: string
  /** Signs in or up. The session change then redirects away from the page. */
  readonly onSubmit: (credentials: Credentials) => Promise<User>
}

/** Form with e-mail and password, for sign-in and sign-up. */
export function CredentialsForm({
  texts,
  password,
  passwordHint,
  email = '',
  onSubmit,
}: CredentialsFormProps) {
  const account = useAccountStore()
  const form = useCallForm<Omit<Credentials, 'time_zone'>>({
    defaultValues: { email, password: '' },
    required: ['email', 'password'],
    fieldsByCode: { EMAIL_TAKEN: 'email' },
    // Set the account before the list renders, so that the notice to verify the address doesn't shift the rows.
    call: async (credentials) => account.set(await onSubmit({ ...credentials, time_zone: deviceTimeZone() })),
  })
  return (
    <form {...form.events} className="space-y-5">
      <EmailField {...form.field('email')} />
      <PasswordField {...form.field('password')} autoComplete={password} hint={passwordHint} />
      <FormFooter form={form} {...texts} isWide />
    </form>
  )
}
