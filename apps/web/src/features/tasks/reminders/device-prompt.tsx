import { Link } from '@tanstack/react-router'
import { FieldError } from '../../../shared/forms/field-error.tsx'
import { useDevicePush } from '../../../shared/push/use-device-push.ts'
import { notificationsTexts } from '../../../shared/texts/notifications.ts'
import { reminderTexts } from '../../../shared/texts/reminders.ts'
import { Button } from '../../../shared/ui/button.tsx'

/** Offers notifications in a browser that gets none. The browser asks for its permission only after the press. */
export function DevicePrompt() {
  const { state, isBusy, failure, enable } = useDevicePush()
  if (state === undefined || state === 'on') return null
  const texts = notificationsTexts()
  return (
    <div className="mt-1.5 border-t border-line px-2.5 pt-2 pb-1.5 text-sm text-ink-soft">
      <p>{texts.states[state]}</p>
      {state === 'off' && (
        <Button variant="solid" busy={isBusy} className="mt-2 w-full" onClick={() => void enable()}>
          {texts.turnOn}
        </Button>
      )}
      {state === 'blocked' && (
        <Link
          to="/settings/$section"
          params={{ section: 'notifications' }}
          className="mt-1 inline-flex min-h-9 items-center text-accent underline"
        >
          {reminderTexts().unblock}
        </Link>
      )}
      <FieldError id="device-prompt" error={failure} />
    </div>
  )
}
