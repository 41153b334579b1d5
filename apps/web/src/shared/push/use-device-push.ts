import { useState } from 'react'
import { useAnnounce } from '../announcer/announcer.tsx'
import { disablePush, enablePush, pushProblemOf } from './push-device.ts'
import { usePushState } from './use-push-state.ts'
import { useAccount } from '../session/account-context.ts'
import { toCallFailure } from '../session/call-failure.ts'
import { useClient } from '../session/client-context.tsx'
import { notificationsTexts } from '../texts/notifications.ts'
import { useLanguage } from '../texts/texts.ts'

/** The state of notifications in this browser, with the actions that change it. */
export function useDevicePush() {
  const client = useClient()
  const account = useAccount()
  const language = useLanguage()
  const announce = useAnnounce()
  const state = usePushState()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const run = async (act: () => Promise<void>, done: string) => {
    setBusy(true)
    setFailure(undefined)
    try {
      await act()
      announce(done)
      return true
    } catch (error) {
      const problem = pushProblemOf(error)
      // The state tells that the browser blocks notifications, and how to allow them.
      if (problem === 'blocked') return false
      const message =
        problem === undefined ? `${toCallFailure(error).message}.` : notificationsTexts().problems[problem]
      setFailure(message)
      announce(message)
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    state,
    isBusy,
    failure,
    /** Call it within a press. Returns whether notifications are on. */
    enable: () =>
      account === undefined
        ? Promise.resolve(false)
        : run(() => enablePush(client, { user: account.id, language }), notificationsTexts().turnedOn),
    /** Ends the subscriptions of this session, and of this browser. */
    disable: () =>
      run(async () => {
        const subscriptions = await client.push.list.query()
        for (const { id, current } of subscriptions) if (current) await client.push.unsubscribe.mutate({ id })
        await disablePush()
      }, notificationsTexts().turnedOff),
  }
}
