/** The menu of a view. */
export const viewOptions = {
  layout: 'Layout',
  layouts: { list: 'List', board: 'Board' },
  more: '{count, plural, one {# more in the list} other {# more in the list}}',
  group: 'Group by',
  groups: { none: 'None', date: 'Date', priority: 'Priority', status: 'Status' },
  sort: 'Sort by',
  sorts: {
    auto: 'Automatic',
    manual: 'Manual order',
    date: 'Due date',
    priority: 'Priority',
    title: 'Title',
    added: 'Newest first',
  },
  reset: 'Reset',
} as const
