import { useNavigate } from '@tanstack/react-router'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { PasswordField } from '../../shared/forms/password-field.tsx'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { clearDrafts } from '../../shared/drafts/drafts.ts'
import { deleteImportReport } from '../../shared/imports/delete-import-report.ts'
import { useReplicaHost } from '../../shared/replica/replica-context.ts'
import { useAccount } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { setEndReason } from '../../shared/session/end-reason.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { ExportButton } from './export-button.tsx'

export function DataSection() {
  const email = useAccount()?.email
  const texts = settingsTexts().data
  return (
    <>
      <ExportButton />
      <section aria-labelledby="delete-account" className="mt-10 border-t border-line pt-8">
        <h2 id="delete-account" className="text-lg font-semibold tracking-tight">
          {texts.delete}
        </h2>
        <p className="mt-1 mb-5 text-ink-soft">{texts.deleteText}</p>
        {email !== undefined && <DeleteForm email={email} />}
      </section>
    </>
  )
}

function DeleteForm({ email }: { readonly email: string }) {
  const { account, session } = useClient()
  const host = useReplicaHost()
  const navigate = useNavigate()
  const texts = settingsTexts().data
  const form = useCallForm({
    defaultValues: { email: '', password: '' },
    required: ['email', 'password'],
    check: (typed) => (typed.email.trim().toLowerCase() === email ? {} : { email: texts.otherEmail }),
    call: async ({ password }) => {
      const user = session.user()
      await account.delete.mutate({ password })
      setEndReason('deleted')
      // The account is deleted, so continue even if the purge of this device fails.
      await host.purge().catch(() => undefined)
      clearDrafts()
      deleteImportReport(user)
      void session.signOut()
      // Another call may have noticed the ended session already and opened the sign-in page without this reason.
      await navigate({ to: '/signin', search: { because: 'deleted' }, replace: true })
    },
  })
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <TextField
        {...form.field('email')}
        label={texts.typeEmail}
        hint={texts.typeHint({ email })}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField {...form.field('password')} autoComplete="current-password" />
      <FormFooter form={form} submit={texts.submit} busy={texts.deleting} variant="danger" />
    </form>
  )
}
