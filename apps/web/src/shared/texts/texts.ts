import { useSyncExternalStore } from 'react'
import { english } from './english.ts'
import { speak, type Spoken } from './messages.ts'

/** Languages by the name that their speakers give them. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** A language as the app speaks it. */
interface Tongue {
  readonly texts: Spoken<typeof english>
  /** Words what the server says of a field, which is English: the rest of a sentence that begins with the field. */
  readonly sayIssue: (message: string) => string
}

/** English is always there; another language is fetched when it is wanted. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<Tongue>> = {
  de: async () => {
    const { german, issueInGerman } = await import('./german.ts')
    return { texts: speak<typeof english>('de', german), sayIssue: issueInGerman }
  },
}
const inEnglish: Tongue = {
  texts: speak<typeof english>('en', english),
  sayIssue: (message) => message,
}
const KEY = 'taskwire.language'
const listeners = new Set<() => void>()

let current: Language = 'en'
let tongue = inEnglish

/** The texts in the language of this moment. Call it where a text is shown, never once for all. */
export function t(): Spoken<typeof english> {
  return tongue.texts
}

/** What is wrong with a field of a form or of a task, from what the server says of it. */
export function issueText(of: 'accounts' | 'tasks', name: string, message: string): string {
  const { fields, someField, issue } = tongue.texts[of]
  const field = Object.entries(fields).find(([known]) => known === name)?.[1] ?? someField
  return issue({ field, message: tongue.sayIssue(message) })
}

export function language(): Language {
  return current
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, language)
}

/** Before the first drawing: the language that was chosen, or that the browser asks for. */
export function startLanguage(): Promise<void> {
  return show(initialLanguage())
}

/** Shows a language and keeps it in this browser. */
export async function chooseLanguage(next: Language): Promise<void> {
  await show(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

/** Where a language cannot be fetched, the one that is there stays. */
async function show(next: Language): Promise<void> {
  try {
    tongue = next === 'en' ? inEnglish : await loaders[next]()
  } catch {
    return
  }
  current = next
  // Said to whoever reads the page.
  document.documentElement.lang = next
  document.documentElement.dir = directionOf(next)
  for (const listener of listeners) listener()
}

/** What was chosen, else the first language of the browser that there are texts for. */
function initialLanguage(): Language {
  const wishes = [storedLanguage(), ...(globalThis.navigator?.languages ?? [])]
  for (const wish of wishes) {
    const base = wish?.split('-', 1)[0]
    if (base !== undefined && base in languages) return base as Language
  }
  return 'en'
}

function storedLanguage(): string | undefined {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? undefined
  } catch {
    return undefined
  }
}

/** Which way a language is written; not every browser can tell yet, and those that cannot know none that is not from the left. */
function directionOf(tag: Language): 'ltr' | 'rtl' {
  const locale: Intl.Locale & { getTextInfo?: () => { direction?: 'ltr' | 'rtl' } } = new Intl.Locale(tag)
  return locale.getTextInfo?.().direction ?? 'ltr'
}
