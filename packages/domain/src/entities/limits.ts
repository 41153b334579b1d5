/** Longest title of a list, in code points. */
export const MAX_LIST_TITLE = 120

/** Longest name of a label, in code points. */
export const MAX_LABEL_NAME = 60

/** Living lists of one user. */
export const MAX_LISTS = 500

/** Living labels of one user. */
export const MAX_LABELS = 500

/** Labels of one task. */
export const MAX_LABELS_PER_TASK = 20

/** Living subtasks of one task. */
export const MAX_SUBTASKS = 200

/** Items of one batch. */
export const MAX_BATCH_ITEMS = 100

/** Longest position, in characters. */
export const MAX_POSITION = 200
