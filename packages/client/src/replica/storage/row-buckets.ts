import type { ReplicaDelta, Row } from '../replica-types.ts'

/**
 * Returns the bucket of a row. A browser reads a few large records much faster than many small ones, and text faster than objects,
 * so rows are stored as JSON in buckets. The end of an id is random, which spreads rows evenly over at most 256 buckets.
 */
function bucketOf(key: string): string {
  return key.slice(-2)
}

/** Returns the key of a row in a replica. */
export function keyOf({ kind, id }: Pick<Row, 'kind' | 'id'>): `${Row['kind']}:${string}` {
  return `${kind}:${id}`
}

/** The changes of one bucket in a step. */
interface BucketStep {
  readonly rows: Row[]
  readonly forgotten: string[]
}

/** Groups the changes of a step by bucket. */
export function bucketSteps({ rows = [], forgotten = [] }: ReplicaDelta): ReadonlyMap<string, BucketStep> {
  const steps = new Map<string, BucketStep>()
  const stepOf = (key: string) => {
    const bucket = bucketOf(key)
    const step = steps.get(bucket) ?? { rows: [], forgotten: [] }
    steps.set(bucket, step)
    return step
  }
  for (const row of rows) stepOf(keyOf(row)).rows.push(row)
  for (const key of forgotten) stepOf(key).forgotten.push(key)
  return steps
}

/** Returns a bucket after a step; undefined when the bucket is empty. */
export function bucketAfter(bucket: string | undefined, { rows, forgotten }: BucketStep): string | undefined {
  const byKey = new Map<string, Row>(rowsOf(bucket ?? '[]').map((row) => [keyOf(row), row]))
  for (const row of rows) byKey.set(keyOf(row), row)
  for (const key of forgotten) byKey.delete(key)
  return byKey.size === 0 ? undefined : JSON.stringify([...byKey.values()])
}

/** Parses a bucket. */
export function rowsOf(bucket: string): Row[] {
  return JSON.parse(bucket) as Row[]
}
