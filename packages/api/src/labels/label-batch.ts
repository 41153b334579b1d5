import { idsOf, type BatchKind } from '../sync/batch-kind.ts'
import { deleteLabelHeld } from './delete-label.ts'
import { toLabel } from './label.row.ts'
import { lockCarriers, lockLabels } from './labels.repository.ts'
import { createLabel, updateLabel } from './write-labels.ts'

/** The mutations of labels in a batch. */
export const labelBatch: BatchKind<'label'> = {
  path: 'labels',
  run: {
    create: async (...call) => ({ entity: toLabel(await createLabel(...call)) }),
    update: async (...call) => ({ entity: toLabel(await updateLabel(...call)) }),
    delete: async (...call) => ({ deleted: await deleteLabelHeld(...call) }),
  },
  locks: (user_id, mutations) => [
    lockLabels(user_id, idsOf(mutations, ['update', 'delete'])),
    lockCarriers(user_id, idsOf(mutations, ['delete'])),
  ],
}
