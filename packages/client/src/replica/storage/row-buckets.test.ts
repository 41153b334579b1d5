import { expect, test } from 'vitest'
import { bucketAfter, bucketSteps, rowsOf } from './row-buckets.ts'
import type { Row } from '../replica-types.ts'

const row = (id: string, revision = 1): Row => ({
  kind: 'task',
  id,
  revision,
  living: null,
  lastLiving: null,
})

/** Applies steps one after the other, as a storage does, and returns the remaining rows. */
function after(...steps: Parameters<typeof bucketSteps>[0][]): Row[] {
  const buckets = new Map<string, string>()
  for (const delta of steps)
    for (const [bucket, step] of bucketSteps(delta)) {
      const next = bucketAfter(buckets.get(bucket), step)
      if (next === undefined) buckets.delete(bucket)
      else buckets.set(bucket, next)
    }
  return [...buckets.values()].flatMap(rowsOf)
}

test('rows of one bucket are stored independently', () => {
  expect(after({ rows: [row('a-01'), row('b-01'), row('c-02')] }, { rows: [row('b-01', 2)] })).toEqual([
    row('a-01'),
    row('b-01', 2),
    row('c-02'),
  ])
})

test('a forgotten row is gone, even when the same step contains it', () => {
  expect(after({ rows: [row('a-01'), row('b-01')] }, { forgotten: ['task:a-01'] })).toEqual([row('b-01')])
  expect(after({ rows: [row('a-01')], forgotten: ['task:a-01'] })).toEqual([])
})
