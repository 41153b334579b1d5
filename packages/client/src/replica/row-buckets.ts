import type { ReplicaDelta, Row } from './replica-types.ts'

/**
 * A browser reads few large records much quicker than many small ones, and text quicker than objects: rows are kept
 * together, as JSON. The end of an id is random, so they spread evenly over at most 256 buckets.
 */
function bucketOf(id: string): string {
  return id.slice(-2)
}

/** What a step does to one bucket. */
interface BucketStep {
  readonly rows: Row[]
  readonly forgotten: string[]
}

/** What a step does to each bucket that it touches. */
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

/** A bucket after a step; undefined when nothing is left in it. */
export function bucketAfter(bucket: string | undefined, { rows, forgotten }: BucketStep): string | undefined {
  const byId = new Map(rowsOf(bucket ?? '[]').map((row) => [row.id, row]))
  for (const row of rows) byId.set(row.id, row)
  for (const id of forgotten) byId.delete(id)
  return byId.size === 0 ? undefined : JSON.stringify([...byId.values()])
}

export function rowsOf(bucket: string): Row[] {
  return JSON.parse(bucket) as Row[]
}
