import { useEffect } from 'react'
import { disablePush, noteSessionEnd, renewPush } from '../../../shared/push/push-device.ts'
import type { OpenTaskMessage } from '../../../shared/push/push-message.ts'
import { useAccount } from '../../../shared/session/account-context.ts'
import { useClient } from '../../../shared/session/client-context.tsx'
import { useLanguage } from '../../../shared/texts/texts.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { DueReminders } from './due-reminders.tsx'

/** Keeps this browser's notifications in order, and shows reminders in the page where no notification does. */
export function ReminderWatcher() {
  useSubscription()
  useOpenRequests()
  return <DueReminders />
}

/** Renews the subscription of this browser, and ends it with the session. */
function useSubscription(): void {
  const client = useClient()
  const language = useLanguage()
  const user = useAccount()?.id
  useEffect(() => {
    // Without a network the next page renews the subscription.
    if (user !== undefined) void renewPush(client, { user, language }).catch(() => undefined)
  }, [client, user, language])
  useEffect(
    () =>
      client.session.subscribe((change) => {
        const ending =
          change === 'signed-out' ? disablePush() : change === 'expired' ? noteSessionEnd() : undefined
        ending?.catch(() => undefined)
      }),
    [client],
  )
}

/** Opens a task when its notification is pressed. */
function useOpenRequests(): void {
  const { open } = useTaskSearch()
  useEffect(() => {
    // Undefined on an origin that is not secure.
    const container = navigator.serviceWorker as ServiceWorkerContainer | undefined
    const onMessage = ({ data, ports }: MessageEvent<OpenTaskMessage | null>) => {
      if (data?.type !== 'open-task') return
      ports[0]?.postMessage('open')
      open(data.id)
    }
    container?.addEventListener('message', onMessage)
    return () => container?.removeEventListener('message', onMessage)
  }, [open])
}
