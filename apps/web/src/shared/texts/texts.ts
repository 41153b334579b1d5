import type { Issue } from '@taskwire/client'
import { useSyncExternalStore } from 'react'
import { english } from './english.ts'
import { bindMessages, type Messages, type Translation } from './messages.ts'

/** Each language by its own name. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** The texts of one language. */
interface Locale {
  readonly texts: Messages<typeof english>
  /** Words an issue as the rest of a sentence that starts with the field's name. */
  readonly wordIssue: (issue: Issue) => string
}

/** English is part of the app; other languages load when a person chooses them. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<Locale>> = {
  de: async () => {
    const { german, issueInGerman } = await import('./german.ts')
    return { texts: bindMessages<typeof english>('de', german), wordIssue: issueInGerman }
  },
}
const inEnglish: Locale = {
  texts: bindMessages<typeof english>('en', english),
  // The server words issues in English.
  wordIssue: ({ message }) => message,
}
const KEY = 'taskwire.language'
const listeners = new Set<() => void>()

let current: Language = 'en'
let locale = inEnglish

/** The texts in the current language. Call it on each render, since the language may change. */
export function t(): Messages<typeof english> {
  return locale.texts
}

/** Returns the function that returns the texts of a catalog in the current language. For texts loaded with their part of the app. */
export function textsOf<Catalog extends object>(
  catalogs: Readonly<Record<Language, Translation<Catalog>>>,
): () => Messages<Catalog> {
  const bound = {
    en: bindMessages<Catalog>('en', catalogs.en),
    de: bindMessages<Catalog>('de', catalogs.de),
  }
  return () => bound[current]
}

/** Words an issue in the current language, as the rest of a sentence that starts with the field's name. */
export function wordIssue(issue: Issue): string {
  return locale.wordIssue(issue)
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

/** Loads the chosen language, or that of the browser. Resolves before the first render. */
export function startLanguage(): Promise<void> {
  return show(initialLanguage())
}

/** Shows a language and stores the choice in this browser. */
export async function chooseLanguage(next: Language): Promise<void> {
  await show(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

/** Switches to a language. Keeps the current one when the language can't be loaded. */
async function show(next: Language): Promise<void> {
  try {
    locale = next === 'en' ? inEnglish : await loaders[next]()
  } catch {
    return
  }
  current = next
  // For screen readers and hyphenation.
  document.documentElement.lang = next
  document.documentElement.dir = directionOf(next)
  for (const listener of listeners) listener()
}

/** The chosen language, else the browser's first language that has texts. */
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

/** The writing direction of a language. Browsers without `getTextInfo` get left to right. */
function directionOf(tag: Language): 'ltr' | 'rtl' {
  const locale: Intl.Locale & { getTextInfo?: () => { direction?: 'ltr' | 'rtl' } } = new Intl.Locale(tag)
  return locale.getTextInfo?.().direction ?? 'ltr'
}
