import type { links } from './en/links.ts'
import type { settings } from './en/settings.ts'
import type { english } from './english.ts'
import type { Translation } from './messages.ts'

/** Every text of the app; another language has exactly the same ones, or it does not compile. */
export type Texts = Translation<typeof english>

/** Those that come with the pages that links in messages lead to. */
export type LinkTexts = Translation<typeof links>

/** Those that come with the settings. */
export type SettingsTexts = Translation<typeof settings>
