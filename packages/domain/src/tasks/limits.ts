/** Longest title, in code points. */
export const MAX_TITLE = 500

/** Longest description, in code points. */
export const MAX_DESCRIPTION = 10_000

/** Maximum number of reminders of a task. */
export const MAX_REMINDERS = 5
