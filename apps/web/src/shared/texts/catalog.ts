import type { failures } from './en/failures.ts'
import type { links } from './en/links.ts'
import type { notices } from './en/notices.ts'
import type { settings } from './en/settings.ts'
import type { sync } from './en/sync.ts'
import type { english } from './english.ts'
import type { Translation } from './messages.ts'

/** The texts of the app. A language with a missing or an extra text doesn't compile. */
export type Texts = Translation<typeof english>

/** The texts of failed calls. */
export type FailureTexts = Translation<typeof failures>

/** The texts of the pages of mailed links. */
export type LinkTexts = Translation<typeof links>

/** The texts of the messages about actions. */
export type NoticeTexts = Translation<typeof notices>

/** The texts of the settings. */
export type SettingsTexts = Translation<typeof settings>

/** The texts of the sync state. */
export type SyncTexts = Translation<typeof sync>
