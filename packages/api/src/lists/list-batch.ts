import { idsOf, type BatchKind } from '../sync/batch-kind.ts'
import { lockCascade } from './list-cascades.repository.ts'
import { toList } from './list.row.ts'
import { lockLists } from './lists.repository.ts'
import { deleteListHeld, restoreListHeld } from './trash-lists.ts'
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
    ...idsOf(mutations, ['delete']).map((id) => lockCascade.delete({ user_id, id })),
    ...idsOf(mutations, ['restore']).map((id) => lockCascade.restore({ user_id, id })),
  ],
}
