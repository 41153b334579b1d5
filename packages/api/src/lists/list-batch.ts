import { parseUuid } from '@taskwire/domain'
import type { BatchKind, BatchMutation } from '../sync/batch-kind.ts'
import { toList } from './list.row.ts'
import { lockLists } from './lists.repository.ts'
import { cascadeLocks, deleteListHeld, restoreListHeld } from './trash-lists.ts'
import { createList, updateList } from './write-lists.ts'

/** The mutations of lists in a batch. */
export const listBatch: BatchKind<'list'> = {
  path: 'lists',
  run: {
    create: async (...call) => ({ entity: toList(await createList(...call)) }),
    update: async (...call) => ({ entity: toList(await updateList(...call)) }),
    restore: async (...call) => ({ entity: toList(await restoreListHeld(...call)) }),
    delete: async (...call) => ({ deleted: await deleteListHeld(...call) }),
  },
  locks: (user_id, mutations) => [
    lockLists(user_id, idsOf(mutations, ['update', 'delete', 'restore'])),
    ...cascadeLocks('delete', user_id, idsOf(mutations, ['delete'])),
    ...cascadeLocks('restore', user_id, idsOf(mutations, ['restore'])),
  ],
}

function idsOf(mutations: readonly BatchMutation[], ops: readonly string[]): string[] {
  const ids = mutations.flatMap(({ op, input }) =>
    ops.includes(op) ? (parseUuid(input.id ?? '') ?? []) : [],
  )
  return [...new Set(ids)]
}
