import { expect, test } from 'vitest'
import { nextAttempt } from './retry.ts'

const start = '2026-03-01T00:00:00.000Z'

test('a delivery is retried by the documented schedule, for the last time after three days', () => {
  const seconds: number[] = []
  let now: string | undefined = start
  for (let failures = 1; now !== undefined; failures += 1) {
    const next = nextAttempt({ failures, failing_since: start, now })
    if (next !== undefined) seconds.push((Date.parse(next) - Date.parse(start)) / 1_000)
    now = next
  }
  const hour = 3_600
  const sums = [5, 35, 155, 755, 755 + hour, 755 + 7 * hour, 755 + 31 * hour, 755 + 55 * hour, 72 * hour]
  expect(seconds).toEqual(sums)
})

test('a longer wait that the receiver asks for counts, up to a day', () => {
  const failed = { failures: 1, failing_since: start, now: start }
  expect(nextAttempt({ ...failed, retry_after: 1 })).toBe('2026-03-01T00:00:05.000Z')
  expect(nextAttempt({ ...failed, retry_after: 60 })).toBe('2026-03-01T00:01:00.000Z')
  expect(nextAttempt({ ...failed, retry_after: 1e9 })).toBe('2026-03-02T00:00:00.000Z')
})
