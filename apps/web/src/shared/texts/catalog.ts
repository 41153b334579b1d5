import type { en } from './en/en.ts'
import type { links } from './en/links.ts'
import type { settings } from './en/settings.ts'

/** Every text of the app; another language has exactly the same ones, or it does not compile. */
export type Texts = typeof en

/** Those that come with the pages that links in messages lead to. */
export type LinkTexts = typeof links

/** Those that come with the settings. */
export type SettingsTexts = typeof settings
