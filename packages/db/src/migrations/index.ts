import type { Migration } from 'kysely/migration'
import * as accountsAndTasks from './0001-accounts-and-tasks.ts'
import * as orderedLog from './0002-ordered-log.ts'
import * as livingTasks from './0003-living-tasks.ts'
import * as accountEvents from './0004-account-events.ts'
import * as refreshRotation from './0005-refresh-rotation.ts'
import * as accountLinks from './0006-account-links.ts'
import * as personalTokens from './0007-personal-tokens.ts'
import * as throttles from './0008-throttles.ts'
import * as logIdentity from './0009-log-identity.ts'
import * as restoreLinks from './0010-restore-links.ts'
import * as randomNumbers from './0011-random-numbers.ts'
import * as searchText from './0012-search-text.ts'
import * as plainNames from './0013-plain-names.ts'
import * as listsAndLabels from './0014-lists-and-labels.ts'
import * as repeatingTasks from './0015-repeating-tasks.ts'
import * as reminders from './0017-reminders.ts'
import * as listIndexes from './0020-list-indexes.ts'
import * as invites from './0021-invites.ts'
import * as calendarFeeds from './0022-calendar-feeds.ts'
import * as webhooks from './0023-webhooks.ts'

/** Every migration in order, forward only. A static map works in a bundle too, without a folder to read. */
export const migrations: Record<string, Migration> = {
  '0001-accounts-and-tasks': accountsAndTasks,
  '0002-ordered-log': orderedLog,
  '0003-living-tasks': livingTasks,
  '0004-account-events': accountEvents,
  '0005-refresh-rotation': refreshRotation,
  '0006-account-links': accountLinks,
  '0007-personal-tokens': personalTokens,
  '0008-throttles': throttles,
  '0009-log-identity': logIdentity,
  '0010-restore-links': restoreLinks,
  '0011-random-numbers': randomNumbers,
  '0012-search-text': searchText,
  '0013-plain-names': plainNames,
  '0014-lists-and-labels': listsAndLabels,
  '0015-repeating-tasks': repeatingTasks,
  '0017-reminders': reminders,
  '0020-list-indexes': listIndexes,
  '0021-invites': invites,
  '0022-calendar-feeds': calendarFeeds,
  '0023-webhooks': webhooks,
}
