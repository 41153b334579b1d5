import type { ActionOutcome } from './act-on-reminder.ts'

interface NotificationTexts {
  /** For a task without a date. */
  readonly reminder: string
  /** For a test from the settings. */
  readonly test: string
  readonly due: (when: string) => string
  readonly done: string
  readonly snooze: string
  readonly outcomes: Readonly<Record<Exclude<ActionOutcome, 'done'>, string>>
}

const english: NotificationTexts = {
  reminder: 'Reminder',
  test: 'Notifications work on this device.',
  due: (when) => `Due ${when}`,
  done: 'Done',
  snooze: 'Snooze 1 hour',
  outcomes: {
    unreachable: 'Couldn’t reach the server. Try again.',
    expired: 'This button no longer works. Open the task instead.',
    gone: 'The task was deleted.',
    handled: 'Already completed or snoozed on another device.',
  },
}

const german: NotificationTexts = {
  reminder: 'Erinnerung',
  test: 'Mitteilungen funktionieren auf diesem Gerät.',
  due: (when) => `Fällig ${when}`,
  done: 'Erledigt',
  snooze: '1 Stunde später',
  outcomes: {
    unreachable: 'Der Server ist nicht erreichbar. Versuch es noch einmal.',
    expired: 'Dieser Knopf wirkt nicht mehr. Öffne stattdessen die Aufgabe.',
    gone: 'Die Aufgabe wurde gelöscht.',
    handled: 'Schon auf einem anderen Gerät erledigt oder verschoben.',
  },
}

const texts: Readonly<Record<string, NotificationTexts>> = { en: english, de: german }
const fallbacks: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE' }

/**
 * Returns the locale of notifications: the language that the person chose in the app, else the browser's first one that has texts, in
 * the regional variant that the browser lists.
 */
export function notificationLocale(chosen: string | undefined, preferred: readonly string[]): string {
  const baseOf = (tag: string) => tag.split('-', 1)[0] ?? ''
  const base = [chosen ?? '', ...preferred].map(baseOf).find((tag) => tag in texts) ?? 'en'
  return preferred.find((tag) => baseOf(tag) === base && isKnown(tag)) ?? fallbacks[base] ?? 'en-GB'
}

/** The texts of a locale of `notificationLocale`. */
export function notificationTexts(locale: string): NotificationTexts {
  return texts[locale.split('-', 1)[0] ?? ''] ?? english
}

/** Browsers pass on the system's language, and Intl throws for a tag such as `en-US@posix`. */
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
