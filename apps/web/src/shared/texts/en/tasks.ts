/** A task's title as part of a sentence, or the number of tasks. */
const named = '{count, plural, one {“{title}”} other {# tasks}}'

export const tasks = {
  views: {
    inbox: 'Inbox',
    today: 'Today',
    upcoming: 'Upcoming',
    all: 'All tasks',
    completed: 'Completed',
    trash: 'Trash',
    search: 'Search',
  },
  tabs: {
    inbox: 'Inbox',
    today: 'Today',
    upcoming: 'Upcoming',
    all: 'All',
    completed: 'Completed',
    trash: 'Trash',
    search: 'Search',
  },
  viewsLabel: 'Views',
  countOf: '{count, plural, one {# open task} other {# open tasks}}',
  sections: {
    overdue: 'Overdue',
    today: 'Today',
    open: 'Open',
    completed: 'Completed',
    deleted: 'Deleted',
  },

  add: {
    label: 'New task',
    placeholder: {
      today: 'Add a task for today',
      upcoming: 'Add a task for tomorrow',
      all: 'Add a task',
      other: 'Add a task to {name}',
    },
    submit: 'Add task',
  },
  search: {
    label: 'Search tasks',
    placeholder: 'Search titles and notes',
    clear: 'Clear search',
    found: '{count, plural, one {# task found} other {# tasks found}}',
  },

  list: {
    label: 'Tasks: {view}',
    complete: 'Complete “{title}”',
    rename: 'Rename “{title}”',
    trouble: 'Needs attention',
    pending: 'Not synced yet',
    due: 'Due',
    overdue: 'Overdue',
    options: 'View options',
    reschedule: 'Reschedule all',
    restoreOf: 'Restore “{title}”',
  },

  priorityLabel: 'Priority',
  priority: { low: 'Low', medium: 'Medium', high: 'High' },
  priorityOf: '{name} priority',
  status: { pending: 'To do', in_progress: 'In progress', completed: 'Done' },

  due: {
    none: 'No date',
    today: 'Today',
    tomorrow: 'Tomorrow',
    button: 'Due date: {value}',
  },

  load: {
    pending: 'Loading your tasks',
    failed: 'Your tasks haven’t loaded yet',
    waiting: 'They appear as soon as the server responds.',
  },

  did: {
    create: `Added ${named}`,
    update: `Changed ${named}`,
    rename: 'Renamed to “{title}”',
    complete: `Completed ${named}`,
    reopen: `Reopened ${named}`,
    delete: `Deleted ${named}`,
    restore: `Restored ${named}`,
    date: `Changed the date of ${named}`,
    priority: `Changed the priority of ${named}`,
    status: `Changed the status of ${named}`,
    move: `Moved ${named} to {place}`,
    label: `Changed the labels of ${named}`,
    listCreate: 'Added the list “{title}”',
    listUpdate: 'Changed the list “{title}”',
    listArchive: 'Archived the list “{title}”',
    listUnarchive: 'Brought back the list “{title}”',
    listDelete: 'Deleted the list “{title}”',
    labelCreate: 'Added the label “{title}”',
    labelUpdate: 'Changed the label “{title}”',
    labelDelete: 'Deleted the label “{title}”',
    theirs: `Kept the other device’s text of ${named}`,
  },
  /** For a new task that the visible list doesn’t show. */
  addedTo: '{count, plural, one {Added to {place}} other {Added # tasks to {place}}}',
  undone: 'Undone: {what}',
  redone: 'Redone: {what}',
  linkCopied: '{count, plural, one {Link copied} other {# links copied}}',
  linkNotCopied: 'Couldn’t copy the link',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  busy: 'One moment. The last undo is still running',
  overtaken: 'Changed again since then, so nothing was undone',
} as const
