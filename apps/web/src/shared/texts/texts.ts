import { useSyncExternalStore } from 'react'
import type { Texts } from './catalog.ts'
import { en } from './en/en.ts'

/** Languages by the name that their speakers give them. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** English is always there; another language is fetched when it is wanted. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<Texts>> = {
  de: () => import('./de/de.ts').then(({ de }) => de),
}
const KEY = 'taskwire.language'
const listeners = new Set<() => void>()

let current: Language = 'en'
let catalog: Texts = en

/** The texts in the language of this moment. Call it where a text is shown, never once for all. */
export function t(): Texts {
  return catalog
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
    catalog = next === 'en' ? en : await loaders[next]()
  } catch {
    return
  }
  current = next
  // Said to whoever reads the page; none of the languages is written from right to left.
  document.documentElement.lang = next
  document.documentElement.dir = 'ltr'
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
