export const quickAdd = {
  /** Of a chip: what a press of it does. */
  keep: (words: string) => `Keep “${words}” in the title`,
  preview: (title: string, due: string | undefined, priority: string | undefined) =>
    [`Adds “${title}”`, due && `due ${due}`, priority && `${priority.toLowerCase()} priority`]
      .filter(Boolean)
      .join(', '),
  nameless: 'Write what is to be done',
  lines: {
    title: (count: number) => `Add ${count} tasks?`,
    add: (count: number) => `Add ${count} tasks`,
    asOne: 'Paste as one line',
    cancel: 'Cancel',
    more: (count: number) => (count === 1 ? 'and one more' : `and ${count} more`),
    cut: (count: number, all: number) => `These are the first ${count} of ${all} lines.`,
  },
}
