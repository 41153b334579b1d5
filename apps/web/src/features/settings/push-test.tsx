import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { readPushState } from '../../shared/push/push-device.ts'
import { TEST_CHANNEL } from '../../shared/push/push-message.ts'
import { readWorkerSettings } from '../../shared/push/worker-settings.ts'
import { toCallFailure } from '../../shared/session/call-failure.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { notificationsTexts } from '../../shared/texts/notifications.ts'
import { Button } from '../../shared/ui/button.tsx'

/** Sends a test notification to this browser, and shows whether it arrived or why not. */
export function PushTest() {
  const { push } = useClient()
  const announce = useAnnounce()
  const [isBusy, setBusy] = useState(false)
  const [result, setResult] = useState<string>()
  /** The service worker may show the test before the server has responded. */
  const isShown = useRef(false)

  useEffect(() => {
    const channel = new BroadcastChannel(TEST_CHANNEL)
    channel.addEventListener('message', () => {
      isShown.current = true
      const { shown } = notificationsTexts().tests
      setResult(shown)
      announce(shown)
    })
    return () => channel.close()
  }, [announce])

  const send = async () => {
    const { tests } = notificationsTexts()
    if ((await readPushState()) !== 'on') return tests.off
    const { subscription } = await readWorkerSettings()
    if (subscription === undefined) return tests.unknown
    try {
      const { result: outcome, status } = await push.test.mutate({ id: subscription })
      if (isShown.current) return undefined
      return outcome === 'refused' ? tests.refused({ status: String(status) }) : tests[outcome]
    } catch (error) {
      const { code, message } = toCallFailure(error)
      return code === 'PUSH_SUBSCRIPTION_NOT_FOUND' ? tests.unknown : `${message}.`
    }
  }
  const press = async () => {
    setBusy(true)
    setResult(undefined)
    isShown.current = false
    const message = await send()
    setBusy(false)
    if (message === undefined) return
    setResult(message)
    announce(message)
  }
  return (
    <>
      <Button busy={isBusy} className="mt-3 ms-2 min-h-10" onClick={() => void press()}>
        {notificationsTexts().sendTest}
      </Button>
      {result !== undefined && (
        <p data-push-test className="mt-3 text-ink-soft">
          {result}
        </p>
      )}
    </>
  )
}
