import {
  calendarEnd,
  calendarStart,
  calendarTask,
  isUtcZone,
  timeZoneComponent,
  type CalendarType,
} from '@taskwire/domain/calendar'
import { LRUCache } from 'lru-cache'
import type { Deps } from '../deps.ts'
import { after } from '../instants.ts'
import { entityTag } from '../sync/etags.ts'
import { readLive } from '../sync/live-log.ts'
import { throttle } from '../throttles/throttle.ts'
import { findFeed, listDue, listNames, listZones, touchFeed } from './calendar.repository.ts'
import { isSecret, secretHash } from './feed-secret.ts'

/** Tasks that are read and written at once. Other calls run between two pages. */
const PAGE = 100
const MINUTE_MS = 60_000
/** Part of the entity tag. Raise it when the same tasks are written differently. */
const FORM = 1

/** A feed as of a place in the log. */
export interface CalendarFeed {
  readonly etag: string
  /** Undefined when the caller has this feed already. */
  readonly body: AsyncIterable<string> | undefined
}

interface FeedRequest {
  readonly secret: string
  readonly type: CalendarType
  /** Whether the caller has the feed with this entity tag. */
  readonly isHeld: (etag: string) => boolean
}

/**
 * Opens the feed that a secret belongs to. Returns undefined for a secret that is wrong, renewed or revoked, or whose user is
 * deactivated. Throws TOO_MANY_REQUESTS when the feed was read too often.
 */
export async function openCalendarFeed(
  deps: Deps,
  { secret, type, isHeld }: FeedRequest,
): Promise<CalendarFeed | undefined> {
  if (!isSecret(secret)) return undefined
  const [feed] = await readLive(deps, () => findFeed(deps.db, { secret_hash: secretHash(secret) }))
  if (feed === undefined) return undefined
  const { user_id, last_read_at } = feed
  const now = deps.now()
  const before = after(now, -MINUTE_MS)
  if (last_read_at === null || last_read_at <= before)
    deps.background.run(async () => void (await touchFeed(deps.db, { user_id, now, before })))
  const etag = `"${type}${FORM}.${entityTag(feed).slice(1)}`
  if (isHeld(etag)) return { etag, body: undefined }
  await throttle(deps, 'calendar', user_id)
  const zones = await listZones(deps.db, { user_id })
  const start = calendarStart(
    zones
      .filter(({ time_zone }) => !isUtcZone(time_zone))
      .map(({ time_zone, year }) => zoneComponent(time_zone, year)),
  )
  const names = new Map((await listNames(deps.db, { user_id })).map(({ id, name }) => [id, name]))
  return { etag, body: bodyOf(deps, { user_id, type, start, names }) }
}

interface FeedParts {
  readonly user_id: string
  readonly type: CalendarType
  readonly start: string
  /** The names of lists and labels by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** Reads the next page when the reader has taken the last one, so that a feed of any length needs constant memory. */
async function* bodyOf(
  { db, mail }: Deps,
  { user_id, type, start, names }: FeedParts,
): AsyncGenerator<string> {
  yield start
  let last = { due_at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const rows = await listDue(db, { user_id, after_due: last.due_at, after_id: last.id, limit: PAGE })
    if (rows.length > 0)
      yield rows
        .map((task) => {
          const categories = [task.list_id, ...task.label_ids].flatMap((id) => names.get(id ?? '') ?? [])
          return calendarTask({ ...task, categories, url: `${mail.appUrl}/task/${task.id}` }, type)
        })
        .join('')
    last = rows.at(-1) ?? last
    if (rows.length < PAGE) break
  }
  yield calendarEnd
}

/** Years before the first due date in which an occurrence of its series may be. */
const YEARS_BEFORE = 12

const components = new LRUCache<string, string>({ max: 1_000 })

function zoneComponent(timeZone: string, year: number): string {
  const fromYear = Math.max(1970, year - YEARS_BEFORE)
  const key = `${timeZone} ${fromYear}`
  const known = components.get(key) ?? timeZoneComponent(timeZone, fromYear)
  components.set(key, known)
  return known
}
