import { getRouteApi } from '@tanstack/react-router'
import { useReplicaHost } from '../../shared/replica/replica-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { t } from '../../shared/texts/texts.ts'
import { AccountPage } from './account-page.tsx'
import { CredentialsForm } from './credentials-form.tsx'

const route = getRouteApi('/signin')

export function SignInPage() {
  const { session } = useClient()
  const { expired } = route.useSearch()
  const waiting = useReplicaHost().current()?.getSnapshot().status.pending ?? 0
  const { signIn, expired: hasEnded, waiting: waits } = t().accounts
  const notice = waiting > 0 ? `${hasEnded} ${waits(waiting)}` : hasEnded
  return (
    <AccountPage texts={signIn} otherPath="/signup" notice={expired ? notice : undefined}>
      <CredentialsForm texts={signIn} password="current-password" onSubmit={session.signIn} />
    </AccountPage>
  )
}
