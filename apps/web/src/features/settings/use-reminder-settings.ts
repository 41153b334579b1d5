import type { User } from '@taskwire/client'
import { useCallback, useEffect, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { toCallFailure } from '../../shared/session/call-failure.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'

export type ReminderSettings = Pick<
  User,
  'email_verified' | 'remind_by_push' | 'remind_by_email' | 'day_start'
>

/** Loads and changes the account's settings of reminders. A change shows at once, and is taken back when it fails. */
export function useReminderSettings() {
  const { auth, account } = useClient()
  const announce = useAnnounce()
  const [settings, setSettings] = useState<ReminderSettings>()
  const [failure, setFailure] = useState<string>()
  const fail = useCallback((error: unknown) => setFailure(`${toCallFailure(error).message}.`), [])
  const load = useCallback(() => auth.me.query().then(setSettings, fail), [auth, fail])
  useEffect(() => void load(), [load])
  const change = async (patch: Partial<Omit<ReminderSettings, 'email_verified'>>) => {
    const before = settings
    if (before === undefined) return
    setFailure(undefined)
    setSettings({ ...before, ...patch })
    try {
      setSettings(await account.updateProfile.mutate(patch))
      announce(settingsTexts().saved)
    } catch (error) {
      setSettings(before)
      fail(error)
    }
  }
  const retry = () => {
    setFailure(undefined)
    void load()
  }
  return { settings, failure, retry, change }
}
