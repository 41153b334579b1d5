import type { Mutation } from '@taskwire/domain'

/** How much the server takes in one request, with room to spare. */
const MOST = { operations: 100, bytes: 56 * 1024, members: 900 }

/** The first of the operations that wait, as many as fit into one request; `most` may ask for fewer. */
export function takeBatch(operations: readonly Mutation[], most: number): Mutation[] {
  const batch: Mutation[] = []
  let bytes = 0
  let members = 0
  for (const operation of operations.slice(0, Math.min(most, MOST.operations))) {
    // What is not stored yet is not promised, and keeps its place.
    if (operation.order === undefined) break
    const command = commandOf(operation)
    bytes += new TextEncoder().encode(JSON.stringify(command)).length + 1
    members += Object.keys(command).length + 1
    if (batch.length > 0 && (bytes > MOST.bytes || members > MOST.members)) break
    batch.push(operation)
  }
  return batch
}

function commandOf({ op_id, name, input }: Mutation) {
  return { op: name, ...input, op_id }
}

/**
 * Operations as the commands of a batch. An edit of a task that is made in the same batch has no revision to be based on yet:
 * it is based on none, and the server lets it go on from what the creation answers.
 */
export function commandsOf(operations: readonly Mutation[]) {
  const made = new Set<string>()
  return operations.map((operation) => {
    const { name, input } = operation
    if (name === 'create') made.add(input.id)
    const isFirst = name === 'update' && input.base_revision === undefined && made.has(input.id)
    return isFirst ? { ...commandOf(operation), base_revision: 0 } : commandOf(operation)
  })
}

/** How many operations are sent at once: fewer after a request was refused as a whole, more again after each that was taken. */
export interface BatchSize {
  readonly most: () => number
  taken(): void
  /** Answers false when there was no smaller one to try. */
  refused(size: number): boolean
}

export function createBatchSize(): BatchSize {
  let most = MOST.operations
  return {
    most: () => most,
    taken() {
      most = Math.min(most * 2, MOST.operations)
    },
    refused(size) {
      most = Math.max(1, Math.floor(size / 2))
      return size > 1
    },
  }
}
