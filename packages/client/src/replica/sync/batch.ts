import type { Mutation } from '@taskwire/domain'

/** What fits into one request. Each limit is below the server's. */
const MAX = { mutations: 100, bytes: 56 * 1024, members: 900 }

/** Returns the first mutations of the outbox, as many as fit into one request and at most `max`. */
export function takeBatch(mutations: readonly Mutation[], max: number): Mutation[] {
  const batch: Mutation[] = []
  let bytes = 0
  let members = 0
  for (const mutation of mutations.slice(0, Math.min(max, MAX.mutations))) {
    // A mutation without a place isn't stored yet. Sending waits for it, because the order must hold.
    if (mutation.order === undefined) break
    const item = batchItemOf(mutation)
    bytes += new TextEncoder().encode(JSON.stringify(item)).length + 1
    members += Object.keys(item).length + 1
    if (batch.length > 0 && (bytes > MAX.bytes || members > MAX.members)) break
    batch.push(mutation)
  }
  return batch
}

/** The effects of a mutation are not sent: the server computes its own. */
function batchItemOf({ op_id, kind, name, input }: Mutation) {
  return { kind, op: name, ...input, op_id }
}

/**
 * Converts mutations to batch items. An edit of a row that the same batch creates has no base revision yet: it is sent with 0, and
 * the server uses the revision of the creation.
 */
export function batchItemsOf(mutations: readonly Mutation[]) {
  const created = new Set<string>()
  return mutations.map((mutation) => {
    const { kind, name, input } = mutation
    const key = `${kind}:${input.id}`
    if (name === 'create') created.add(key)
    const isFirst = name === 'update' && input.base_revision === undefined && created.has(key)
    return isFirst ? { ...batchItemOf(mutation), base_revision: 0 } : batchItemOf(mutation)
  })
}

/** The size of the next batch: halved after a batch that was refused as a whole, doubled after a success. */
export interface BatchSize {
  readonly max: () => number
  grow(): void
  /** Halves the size of a refused batch. Returns false when the batch had only one mutation. */
  shrink(size: number): boolean
}

export function createBatchSize(): BatchSize {
  let max = MAX.mutations
  return {
    max: () => max,
    grow() {
      max = Math.min(max * 2, MAX.mutations)
    },
    shrink(size) {
      max = Math.max(1, Math.floor(size / 2))
      return size > 1
    },
  }
}
