export const quickAdd = {
  /** The action of a chip. */
  keep: 'Keep “{words}” in the title',
  preview:
    'Adds “{title}”{hasDue, select, yes {, due {due}} other {}}{priority, select, high {, high priority} medium {, medium priority} low {, low priority} other {}}{hasList, select, yes {, in {list}} other {}}{count, plural, =0 {} one {, label {labels}} other {, labels {labels}}}',
  lists: 'Lists',
  labels: 'Labels',
  /** On the chip of a label that doesn’t exist yet. */
  isNew: 'new',
  /** For a line such as "every monday", which is added as text. */
  repeats: 'This repetition can’t be read, so it stays in the title',
  nameless: 'Add a title',
  lines: {
    title: 'Add {count, plural, one {# task} other {# tasks}}?',
    add: 'Add {count, plural, one {# task} other {# tasks}}',
    asOne: 'Paste as one line',
    cancel: 'Cancel',
    more: '{count, plural, one {and one more} other {and # more}}',
    cut: 'Only the first {count, number} of {all, number} lines are included.',
  },
} as const
