import { Bell, BellOff } from 'lucide-react'
import { FieldError } from '../../shared/forms/field-error.tsx'
import { notificationsTexts } from '../../shared/texts/notifications.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useDevicePush } from '../../shared/push/use-device-push.ts'
import { PushTest } from './push-test.tsx'

/** Turns notifications on and off in this browser. The browser asks for its permission only after a press. */
export function DevicePush({ onEnabled }: { readonly onEnabled: () => void }) {
  const { state, isBusy, failure, enable, disable } = useDevicePush()
  const texts = notificationsTexts()
  const isOn = state === 'on'
  const Icon = isOn ? Bell : BellOff
  const canChange = state === 'on' || state === 'off'
  const press = async () => {
    if (isOn) await disable()
    else if (await enable()) onEnabled()
  }
  return (
    <section aria-label={texts.device} className="rounded-lg border border-line p-4">
      <h2 className="font-semibold">{texts.device}</h2>
      {/* Keeps its height until the state is known, so that nothing below moves. */}
      <div className="min-h-20">
        {state !== undefined && (
          <>
            <p role="note" className="mt-1 flex items-start gap-2 text-ink-soft">
              <Icon
                size={18}
                strokeWidth={1.75}
                className={`mt-0.5 flex-none ${isOn ? 'text-accent' : ''}`}
                aria-hidden
              />
              {texts.states[state]}
            </p>
            {state === 'blocked' && <p className="mt-2">{texts.unblock}</p>}
            {!canChange && <p className="mt-2 text-ink-soft">{texts.whileOpen}</p>}
            {canChange && (
              <Button
                variant={isOn ? 'plain' : 'solid'}
                busy={isBusy}
                className="mt-3 min-h-10"
                onClick={() => void press()}
              >
                {isOn ? texts.turnOff : texts.turnOn}
              </Button>
            )}
            {isOn && <PushTest />}
          </>
        )}
      </div>
      <FieldError id="device-push" error={failure} />
    </section>
  )
}
