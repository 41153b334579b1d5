/** Days for which a deleted task can be restored at least. Later the service purges it. */
export const TRASH_RETENTION_DAYS = 30
