import { expect, test } from 'vitest'
import { returnDelays } from './farewell.ts'

test.each([120, 2_000, 100_000])('of %i readers at most a tenth returns within any 100 ms', (readers) => {
  const delays = returnDelays(readers)
  expect(delays).toHaveLength(readers)
  expect(Math.max(...delays.slice(-1))).toBeLessThan(10_000)
  let first = 0
  for (const [index, delay] of delays.entries()) {
    while (delay - (delays[first] ?? 0) >= 100) first += 1
    expect(index - first + 1).toBeLessThanOrEqual(readers / 10)
  }
})

test('one or two readers return at once', () => {
  expect(returnDelays(0)).toEqual([])
  expect(returnDelays(1)).toEqual([0])
  expect(returnDelays(2)).toEqual([0, 0])
})
