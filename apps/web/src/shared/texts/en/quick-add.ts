export const quickAdd = {
  /** Of a chip: what a press of it does. */
  keep: 'Keep “{words}” in the title',
  preview:
    'Adds “{title}”{hasDue, select, yes {, due {due}} other {}}{priority, select, high {, high priority} medium {, medium priority} low {, low priority} other {}}',
  /** Of a line such as "every monday": it is added as it is written. */
  repeats: 'Repeats are not supported yet',
  nameless: 'Write what is to be done',
  lines: {
    title: 'Add {count, plural, one {# task} other {# tasks}}?',
    add: 'Add {count, plural, one {# task} other {# tasks}}',
    asOne: 'Paste as one line',
    cancel: 'Cancel',
    more: '{count, plural, one {and one more} other {and # more}}',
    cut: 'These are the first {count, number} of {all, number} lines.',
  },
} as const
