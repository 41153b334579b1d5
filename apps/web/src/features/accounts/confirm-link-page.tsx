import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { IncompleteLinkPage } from './incomplete-link-page.tsx'
import { PageLink } from './page-link.tsx'

const verifyRoute = getRouteApi('/verify-email')
const confirmRoute = getRouteApi('/confirm-email')

export function VerifyEmailPage() {
  const { auth } = useClient()
  const { token } = verifyRoute.useRouteContext()
  return <ConfirmLinkPage token={token} texts={linkTexts().verify} call={auth.verifyEmail.mutate} />
}

export function ConfirmEmailPage() {
  const { auth } = useClient()
  const { token } = confirmRoute.useRouteContext()
  return <ConfirmLinkPage token={token} texts={linkTexts().confirm} call={auth.confirmEmailChange.mutate} />
}

interface ConfirmLinkPageProps {
  readonly token: string | undefined
  readonly texts: Record<'title' | 'text' | 'submit' | 'busy' | 'doneTitle' | 'done', string>
  readonly call: (input: { token: string }) => Promise<unknown>
}

/** Confirms only on a button press, because mail scanners open links and would use up the token. */
function ConfirmLinkPage({ token, texts, call }: ConfirmLinkPageProps) {
  const [doneFor, setDoneFor] = useState<string>()
  const footer = <PageLink to="/">{linkTexts().toTasks}</PageLink>
  if (token === undefined) return <IncompleteLinkPage />
  if (doneFor === token)
    return (
      <AuthPage key="done" title={texts.doneTitle} footer={footer}>
        <p>{texts.done}</p>
      </AuthPage>
    )
  return (
    <AuthPage key={token} title={texts.title} footer={footer}>
      <ConfirmForm texts={texts} call={() => call({ token })} onDone={() => setDoneFor(token)} />
    </AuthPage>
  )
}

interface ConfirmFormProps extends Pick<ConfirmLinkPageProps, 'texts'> {
  readonly call: () => Promise<unknown>
  readonly onDone: () => void
}

function ConfirmForm({ texts, call, onDone }: ConfirmFormProps) {
  const account = useAccountStore()
  const form = useCallForm({
    defaultValues: {},
    call: async () => {
      await call()
      onDone()
      await account.refresh()
    },
  })
  return (
    <form {...form.events} className="space-y-5">
      <p className="text-ink-soft">{texts.text}</p>
      <FormFooter form={form} submit={texts.submit} busy={texts.busy} isWide />
    </form>
  )
}
