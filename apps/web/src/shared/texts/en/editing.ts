/** The texts of the date picker and of conflicts in the panel. */
export const editing = {
  unsaved: 'Not saved yet',
  undecided: 'Waiting for your choice',
  due: {
    type: 'Type a date',
    example: 'fri 9:30',
    pick: 'Pick a date',
    time: 'Time',
    save: 'Set date',
    cancel: 'Cancel',
    unread: '“{text}” isn’t a date. Try “fri 9:30” or “24 Dec”.',
    incomplete: 'Complete the date or time, or clear it.',
    year: 'Enter a four-digit year from 1970 to 9999.',
  },
  notes: {
    newTab: '(opens in a new tab)',
    item: 'List item',
  },
  conflict: {
    name: '{field}: also changed on another device, {moment}',
    compare: 'Compare',
    keep: 'Keep:',
    keepMine: 'This device',
    keepTheirs: 'Other device',
  },
} as const
