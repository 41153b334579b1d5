import type { OpenTaskMessage } from '../shared/push/push-message.ts'
import { actOnReminder, type ReminderAction } from './act-on-reminder.ts'
import {
  isTest,
  readPayload,
  showOutcome,
  showReminder,
  showTest,
  showUnknown,
  type ReminderData,
} from './notification.ts'
import { renewSubscription } from './renew-subscription.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds that an open page has to show a task, before it is loaded again at the task's address. */
const PAGE_MS = 1_500

interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

/** Shows reminders as notifications, runs their buttons, and keeps the subscription alive. No page has to be open. */
export function handlePushEvents(): void {
  self.addEventListener('push', (event) => {
    // Browsers withdraw the permission from a worker that gets a message and shows nothing.
    event.waitUntil(show(event.data))
  })
  self.addEventListener('notificationclick', (event) => {
    event.waitUntil(onClick(event))
  })
  // Some browsers name neither subscription.
  self.addEventListener('pushsubscriptionchange', (event: SubscriptionChange) => {
    event.waitUntil(renewSubscription(event.newSubscription ?? undefined))
  })
}

function show(message: PushMessageData | null): Promise<void> {
  if (isTest(message)) return showTest()
  const payload = readPayload(message)
  return payload === undefined ? showUnknown() : showReminder(payload)
}

async function onClick({ action, notification }: NotificationEvent): Promise<void> {
  notification.close()
  const data = notification.data as ReminderData | null
  if (data === null) return openPage('')
  if (!isReminderAction(action)) return openTask(data.task_id)
  const outcome = await actOnReminder(data.token, action)
  if (outcome !== 'done') await showOutcome(data, outcome)
}

function isReminderAction(action: string): action is ReminderAction {
  return action === 'done' || action === 'snooze'
}

/** Shows a task in an open page of the app, which stays as it is otherwise. Opens a page when no page is open. */
async function openTask(id: string): Promise<void> {
  const path = `task/${encodeURIComponent(id)}`
  const page = await frontPage()
  if (page === undefined) return openPage(path)
  await page.focus().catch(() => undefined)
  if (await isShownBy(page, { type: 'open-task', id })) return
  // The page is signed out, or still loads.
  await page.navigate(new URL(path, self.registration.scope)).catch(() => openPage(path))
}

/** The page of the app that was used last. */
async function frontPage(): Promise<WindowClient | undefined> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.find(({ url }) => url.startsWith(self.registration.scope))
}

async function openPage(path: string): Promise<void> {
  await self.clients.openWindow(new URL(path, self.registration.scope))
}

async function isShownBy(page: WindowClient, message: OpenTaskMessage): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  const confirmed = new Promise<boolean>((resolve) => {
    port1.addEventListener('message', () => resolve(true), { once: true })
    port1.start()
    setTimeout(() => resolve(false), PAGE_MS)
  })
  page.postMessage(message, [port2])
  return confirmed.finally(() => port1.close())
}
