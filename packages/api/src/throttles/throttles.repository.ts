import { fragment, statement } from '@taskwire/db'
import { purgeOf } from '../purge.repository.ts'

/**
 * Counts an attempt and returns the count. Returns no row when the attempt comes too early, and then writes nothing.
 * Parallel attempts wait for the row's lock, so each sees the count of the one before.
 *
 * `allowed` attempts (two at least) pass in `window` seconds. With a `delay` the next one passes that many seconds later, each
 * further one after twice the time, but never more than `longest`; without one, when the window is over.
 */
export const countAttempt = statement(
  {
    key: 'text',
    now: 'timestamptz',
    allowed: 'integer',
    window: 'integer',
    delay: 'integer?',
    longest: 'integer',
  },
  { count: 'integer' },
)`
insert into throttles as kept (key, count, opens_at, resets_at)
values (:key, 1, null, :now::timestamptz + make_interval(secs => :window::integer))
on conflict (key) do update set
  count = case when kept.resets_at <= :now then 1 else kept.count + 1 end,
  opens_at = case
    when kept.resets_at <= :now or kept.count + 1 < :allowed::integer then null
    when :delay::integer is null then kept.resets_at
    else :now + make_interval(secs => least(:delay * 2 ^ least(kept.count + 1 - :allowed, 20), :longest::integer))
  end,
  resets_at = case
    when kept.resets_at <= :now then excluded.resets_at
    when :delay is null or kept.count + 1 < :allowed then kept.resets_at
    else :now + make_interval(secs => :window + :longest)
  end
where kept.opens_at is null or kept.opens_at <= :now
returning count`

/** When the next attempt passes. */
export const findOpening = statement({ key: 'text' }, { opens_at: 'timestamptz?' })`
select opens_at from throttles where key = :key`

/** Takes an attempt back that must not count. */
export const uncountAttempt = statement({ key: 'text' })`
update throttles set count = greatest(count - 1, 0), opens_at = null where key = :key`

/** Removes counts whose window is over. */
export const purgeThrottles = purgeOf(fragment`throttles`, fragment`resets_at`)
