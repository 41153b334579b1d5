import { statement } from '@taskwire/db'
import { purgeOf } from '../purge.repository.ts'

/**
 * Counts an attempt, and answers the count; no row when it comes too early, and then nothing is written. Of many at
 * once each sees the count of the one before, since they wait for each other's row.
 *
 * `allowed` attempts (two at least) pass in `window` seconds. With a `delay` the next one passes that many seconds later, each
 * further one after twice the time, never more than `longest`; without one, when the window is over.
 */
export const countAttempt = statement<
  [key: string, now: string, allowed: number, window: number, delay: number | null, longest: number],
  { count: number }
>(`
insert into throttles as kept (key, count, opens_at, resets_at)
values ($1, 1, null, $2::timestamptz + make_interval(secs => $4::integer))
on conflict (key) do update set
  count = case when kept.resets_at <= $2 then 1 else kept.count + 1 end,
  opens_at = case
    when kept.resets_at <= $2 or kept.count + 1 < $3::integer then null
    when $5::integer is null then kept.resets_at
    else $2 + make_interval(secs => least($5 * 2 ^ least(kept.count + 1 - $3, 20), $6::integer))
  end,
  resets_at = case
    when kept.resets_at <= $2 then excluded.resets_at
    when $5 is null or kept.count + 1 < $3 then kept.resets_at
    else $2 + make_interval(secs => $4 + $6)
  end
where kept.opens_at is null or kept.opens_at <= $2
returning count`)

/** When the next attempt is let in. */
export const findOpening = statement<[key: string], { opens_at: string | null }>(`
select opens_at from throttles where key = $1`)

/** Takes an attempt back that was none. */
export const uncountAttempt = statement<[key: string], never>(`
update throttles set count = greatest(count - 1, 0), opens_at = null where key = $1`)

/** Forgets counts whose window is over. */
export const purgeThrottles = purgeOf('throttles', 'resets_at')
