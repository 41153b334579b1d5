/** Longest title, in code points. */
export const MAX_TITLE = 500

/** Longest description, in code points. */
export const MAX_DESCRIPTION = 10_000
