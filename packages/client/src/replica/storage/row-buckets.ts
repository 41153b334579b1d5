import type { ReplicaDelta, Row } from '../replica-types.ts'

/**
 * Returns the bucket of a row. A browser reads a few large records much faster than many small ones, and text faster than objects,
 * so rows are stored as JSON in buckets. The end of an id is random, which spreads rows evenly over at most 256 buckets.
 */
function bucketOf(id: string): string {
  return id.slice(-2)
}

/** The changes of one bucket in a step. */
interface BucketStep {
  readonly rows: Row[]
  readonly forgotten: string[]
}

/** Groups the changes of a step by bucket. */
export function bucketSteps({ rows = [], forgotten = [] }: ReplicaDelta): ReadonlyMap<string, BucketStep> {
  const steps = new Map<string, BucketStep>()
  const stepOf = (id: string) => {
    const bucket = bucketOf(id)
    const step = steps.get(bucket) ?? { rows: [], forgotten: [] }
    steps.set(bucket, step)
    return step
  }
  for (const row of rows) stepOf(row.id).rows.push(row)
  for (const id of forgotten) stepOf(id).forgotten.push(id)
  return steps
}

/** Returns a bucket after a step; undefined when the bucket is empty. */
export function bucketAfter(bucket: string | undefined, { rows, forgotten }: BucketStep): string | undefined {
  const byId = new Map(rowsOf(bucket ?? '[]').map((row) => [row.id, row]))
  for (const row of rows) byId.set(row.id, row)
  for (const id of forgotten) byId.delete(id)
  return byId.size === 0 ? undefined : JSON.stringify([...byId.values()])
}

/** Parses a bucket. */
export function rowsOf(bucket: string): Row[] {
  return JSON.parse(bucket) as Row[]
}
