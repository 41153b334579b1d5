import { parseUuid } from '@taskwire/domain'
import type { BatchKind } from '../sync/batch-kind.ts'
import { deleteLabelHeld, labelLocks } from './delete-label.ts'
import { toLabel } from './label.row.ts'
import { lockLabels } from './labels.repository.ts'
import { createLabel, updateLabel } from './write-labels.ts'

/** The mutations of labels in a batch. */
export const labelBatch: BatchKind<'label'> = {
  path: 'labels',
  run: {
    create: async (...call) => ({ entity: toLabel(await createLabel(...call)) }),
    update: async (...call) => ({ entity: toLabel(await updateLabel(...call)) }),
    delete: async (...call) => ({ deleted: await deleteLabelHeld(...call) }),
  },
  locks(user_id, mutations) {
    const ids = (op: string) =>
      mutations.flatMap((mutation) => (mutation.op === op ? (parseUuid(mutation.input.id ?? '') ?? []) : []))
    return [lockLabels(user_id, [...ids('update'), ...ids('delete')]), ...labelLocks(user_id, ids('delete'))]
  },
}
