import { TEST_CHANNEL, type ReminderPayload } from '../shared/push/push-message.ts'
import { readWorkerSettings } from '../shared/push/worker-settings.ts'
import type { ActionOutcome } from './act-on-reminder.ts'
import { describeDue } from './describe-due.ts'
import { notificationLocale, notificationTexts } from './notification-texts.ts'

declare const self: ServiceWorkerGlobalScope

/** What a notification keeps for its buttons. */
export type ReminderData = Omit<ReminderPayload, 'type'>

/** The options that browsers have and the types lack. */
interface Options extends NotificationOptions {
  readonly actions?: readonly { readonly action: string; readonly title: string }[]
  readonly renotify?: boolean
  readonly timestamp?: number
}

/** Returns the reminder of a message; undefined for a message of a newer server, and for no message. */
export function readPayload(message: PushMessageData | null): ReminderPayload | undefined {
  try {
    const payload = message?.json() as Partial<ReminderPayload> | null | undefined
    const isReminder =
      payload?.type === 'reminder' &&
      [payload.task_id, payload.title, payload.moment, payload.tag, payload.token].every(
        (field) => typeof field === 'string',
      )
    return isReminder ? (payload as ReminderPayload) : undefined
  } catch {
    return undefined
  }
}

/** Shows a reminder. The tag makes a repeated message replace the notification, and only another moment alerts again. */
export async function showReminder({ type: _type, ...data }: ReminderPayload): Promise<void> {
  const shown = await self.registration.getNotifications({ tag: data.tag })
  const isRepeated = shown.some(({ data: other }) => (other as ReminderData | null)?.moment === data.moment)
  const { language } = await readWorkerSettings()
  const locale = notificationLocale(language, self.navigator.languages)
  const { due, reminder } = notificationTexts(locale)
  const body = data.due_date === null ? reminder : due(describeDue(data.due_date, locale, new Date()))
  await show(data, { locale, body, renotify: !isRepeated, hasButtons: true })
}

/** Shows why a button had no effect, in the place of the reminder. */
export async function showOutcome(
  data: ReminderData,
  outcome: Exclude<ActionOutcome, 'done'>,
): Promise<void> {
  const { language } = await readWorkerSettings()
  const locale = notificationLocale(language, self.navigator.languages)
  await show(data, {
    locale,
    body: notificationTexts(locale).outcomes[outcome],
    renotify: true,
    hasButtons: outcome === 'unreachable',
  })
}

/** Whether a message is a test, which a person sends from the settings. */
export function isTest(message: PushMessageData | null): boolean {
  try {
    return (message?.json() as { readonly type?: unknown } | null | undefined)?.type === 'test'
  } catch {
    return false
  }
}

/** Shows a test, and reports it to open pages. */
export async function showTest(): Promise<void> {
  const { language } = await readWorkerSettings()
  const locale = notificationLocale(language, self.navigator.languages)
  const body = notificationTexts(locale).test
  const options: Options = { body, tag: 'test', renotify: true, lang: locale, icon: iconUrl(), data: null }
  await self.registration.showNotification('Taskwire', options)
  const channel = new BroadcastChannel(TEST_CHANNEL)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- BroadcastChannel takes no origin
  channel.postMessage('shown')
  channel.close()
}

/** Shows a message that this build doesn't know. */
export async function showUnknown(): Promise<void> {
  const { language } = await readWorkerSettings()
  const { reminder } = notificationTexts(notificationLocale(language, self.navigator.languages))
  await self.registration.showNotification('Taskwire', { body: reminder, icon: iconUrl(), data: null })
}

interface Look {
  readonly locale: string
  readonly body: string
  readonly renotify: boolean
  readonly hasButtons: boolean
}

async function show(data: ReminderData, { locale, body, renotify, hasButtons }: Look): Promise<void> {
  const { done, snooze } = notificationTexts(locale)
  const options: Options = {
    body,
    tag: data.tag,
    renotify,
    data,
    lang: locale,
    dir: 'auto',
    icon: iconUrl(),
    timestamp: Date.parse(data.moment),
    actions: hasButtons
      ? [
          { action: 'done', title: done },
          { action: 'snooze', title: snooze },
        ]
      : [],
  }
  await self.registration.showNotification(data.title, options)
}

function iconUrl(): string {
  return new URL('icons/icon-192.png', self.registration.scope).href
}
