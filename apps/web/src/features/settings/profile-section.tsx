import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccount, useAccountStore } from '../../shared/session/account-context.ts'
import type { Account } from '../../shared/session/account.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'

export function ProfileSection() {
  const account = useAccount()
  if (account === undefined) return null
  return <ProfileForm key={account.id} account={account} />
}

function ProfileForm({ account }: { readonly account: Account }) {
  const { account: calls } = useClient()
  const store = useAccountStore()
  const texts = settingsTexts()
  const form = useCallForm({
    defaultValues: { name: account.name ?? '', username: account.username ?? '' },
    fieldsByCode: { USERNAME_TAKEN: 'username' },
    call: async ({ name, username }) =>
      store.set(
        await calls.updateProfile.mutate({ name: name.trim() || null, username: username.trim() || null }),
      ),
    done: texts.saved,
    resetTo: (values) => values,
  })
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <TextField {...form.field('name')} label={texts.profile.name} autoComplete="name" />
      <TextField
        {...form.field('username')}
        label={texts.profile.username}
        hint={texts.profile.usernameHint}
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormFooter form={form} submit={texts.save} busy={texts.saving} />
    </form>
  )
}
