import { fragment } from '@taskwire/db'

/** The parameters of `meetsConditions`. */
export const conditionParams = { expected_revision: 'bigint?', epoch: 'text?' } as const

/** Whether a row is at the revision that its write expects, and the log is live and of the epoch that the write expects. */
export const meetsConditions = fragment`(:expected_revision::bigint is null or revision = :expected_revision)
    and exists (select from log_state where is_live and epoch = coalesce(:epoch::text, epoch))`
