import { useState } from 'react'
import { FieldError } from '../../shared/forms/field-error.tsx'
import { notificationsTexts } from '../../shared/texts/notifications.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { DevicePush } from './device-push.tsx'
import { PushDevices } from './push-devices.tsx'
import { useReminderSettings, type ReminderSettings } from './use-reminder-settings.ts'

/** How reminders reach the person: on this device, on others, by e-mail. */
export function NotificationsSection() {
  const { settings, failure, retry, change } = useReminderSettings()
  const texts = settingsTexts()
  return (
    <>
      <DevicePush
        onEnabled={() => settings?.remind_by_push === false && void change({ remind_by_push: true })}
      />
      {settings !== undefined && <Ways settings={settings} onChange={(patch) => void change(patch)} />}
      {settings === undefined && failure === undefined && (
        <p className="mt-8 animate-after-pause text-ink-faint">{texts.loading}</p>
      )}
      <div aria-live="assertive">
        <FieldError id="reminder-settings" error={failure} />
      </div>
      {settings === undefined && failure !== undefined && (
        <Button className="mt-3" onClick={retry}>
          {texts.retry}
        </Button>
      )}
      <PushDevices />
    </>
  )
}

interface WaysProps {
  readonly settings: ReminderSettings
  readonly onChange: (patch: Partial<Omit<ReminderSettings, 'email_verified'>>) => void
}

function Ways({ settings, onChange }: WaysProps) {
  const texts = notificationsTexts()
  const { email_verified, remind_by_push, remind_by_email, day_start } = settings
  // An address that isn't confirmed gets no reminders. Who turned them on before can turn them off.
  const isMailable = email_verified || remind_by_email
  return (
    <fieldset className="mt-8">
      <legend className="mb-2 text-lg font-semibold tracking-tight">{texts.ways}</legend>
      <Choice
        label={texts.byPush}
        isChosen={remind_by_push}
        onChange={(chosen) => onChange({ remind_by_push: chosen })}
      />
      <Choice
        label={texts.byEmail}
        hint={email_verified ? undefined : texts.confirmFirst}
        isChosen={remind_by_email}
        isDisabled={!isMailable}
        onChange={(chosen) => onChange({ remind_by_email: chosen })}
      />
      <DayStart key={day_start} value={day_start} onChange={(next) => onChange({ day_start: next })} />
    </fieldset>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly isChosen: boolean
  readonly isDisabled?: boolean
  readonly onChange: (isChosen: boolean) => void
}

function Choice({ label, hint, isChosen, isDisabled = false, onChange }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-3 rounded-md px-2 py-2 -mx-2 hover:bg-hover has-disabled:hover:bg-transparent">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-1 size-4 flex-none accent-accent"
      />
      <span className={isDisabled ? 'text-ink-soft' : ''}>
        {label}
        {hint !== undefined && <span className="block text-sm text-ink-soft">{hint}</span>}
      </span>
    </label>
  )
}

/** Saves the time when the field is left, because a browser reports each digit. */
function DayStart({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (time: string) => void
}) {
  const [written, setWritten] = useState(value)
  const save = () => {
    if (written === '') setWritten(value)
    else if (written !== value) onChange(written)
  }
  return (
    <label className="mt-3 block">
      <span className="block text-ink-soft">{notificationsTexts().dayStart}</span>
      <input
        type="time"
        required
        value={written}
        onChange={({ target }) => setWritten(target.value)}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
        className="input mt-1 w-36!"
      />
    </label>
  )
}
