import { HiddenUsername } from '../../shared/forms/hidden-username.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccount } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { signInTexts } from '../../shared/texts/sign-in.ts'

export function PasswordSection() {
  const { account } = useClient()
  const email = useAccount()?.email
  const texts = settingsTexts()
  const form = useCallForm({
    defaultValues: { current_password: '', new_password: '' },
    required: ['current_password', 'new_password'],
    call: (values) => account.changePassword.mutate(values),
    done: texts.password.done,
  })
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <HiddenUsername email={email} />
      <PasswordField
        {...form.field('current_password')}
        label={texts.password.current}
        autoComplete="current-password"
      />
      <PasswordField
        {...form.field('new_password')}
        label={texts.password.new}
        autoComplete="new-password"
        hint={signInTexts().passwordHint}
      />
      <FormFooter form={form} submit={texts.password.submit} busy={texts.saving} />
    </form>
  )
}
