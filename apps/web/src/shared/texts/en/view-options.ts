/** The menu of a view. */
export const viewOptions = {
  group: 'Group by',
  groups: { none: 'None', date: 'Date', priority: 'Priority', status: 'Status' },
  sort: 'Sort by',
  sorts: {
    auto: 'Automatic',
    date: 'Due date',
    priority: 'Priority',
    title: 'Title',
    added: 'Newest first',
  },
  reset: 'Reset',
} as const
