/** For how many days a deleted task can come back at least; after that it goes for good. */
export const TRASH_RETENTION_DAYS = 30
