import { fragment } from '@taskwire/db'
import { lockOf } from '../sync/log-transaction.repository.ts'

/** Locks tasks and tombstones by their ids. */
export const lockTasks = lockOf(fragment`tasks`)
