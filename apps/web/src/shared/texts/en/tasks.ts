/** A task's title as part of a sentence, or the number of tasks. */
const named = '{count, plural, one {“{title}”} other {# tasks}}'

export const tasks = {
  views: {
    today: 'Today',
    upcoming: 'Upcoming',
    all: 'All tasks',
    completed: 'Completed',
    trash: 'Trash',
    search: 'Search',
  },
  tabs: {
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
    hasNotes: 'Has notes',
    trouble: 'Needs attention',
    pending: 'Not synced yet',
    due: 'Due',
    overdue: 'Overdue',
    done: 'Done',
    restore: 'Restore',
    restoreOf: 'Restore “{title}”',
  },
  selection: {
    label: 'Selected tasks',
    count: '{count, plural, one {# selected} other {# selected}}',
    date: 'Date',
    complete: 'Complete',
    reopen: 'Reopen',
    delete: 'Delete',
    clear: 'Clear selection',
  },

  priorityLabel: 'Priority',
  priority: { low: 'Low', medium: 'Medium', high: 'High' },
  priorityOf: '{name} priority',
  status: { pending: 'To do', in_progress: 'In progress', completed: 'Done' },

  due: {
    none: 'No date',
    today: 'Today',
    tomorrow: 'Tomorrow',
    nextWeek: 'Next week',
    label: 'Due date',
    button: 'Due date: {value}',
  },

  trash: {
    kept: 'You can restore deleted tasks for {days, plural, one {# day} other {# days}}.',
    unread: 'Can’t reach the server. Showing the deleted tasks this device knows.',
  },

  empty: {
    today: { title: 'Nothing due today', text: 'Tasks you add here are due today.' },
    upcoming: { title: 'Nothing coming up', text: 'Tasks with a later due date appear here, day by day.' },
    all: { title: 'No tasks', text: 'All your tasks appear here, with or without a date.' },
    completed: {
      title: 'Nothing completed yet',
      text: 'Tasks you complete appear here, newest first.',
    },
    trash: { title: 'The trash is empty', text: 'Deleted tasks appear here, and you can restore them.' },
    search: { title: 'Nothing found', text: 'No task has these words in its title or notes.' },
    begin: { title: 'What are you looking for?', text: 'Search all tasks, including completed ones.' },
  },
  welcome: {
    title: 'A clean slate',
    text: 'Add the first thing on your mind. Three keys get you started:',
    add: 'adds a task from anywhere',
    complete: 'completes the current task',
    palette: 'finds everything else',
    fingers:
      'Add the first thing on your mind above. Try “rent tomorrow 9am !high”. Tap a task to change it, or its circle to complete it.',
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
    theirs: `Kept the other device’s text of ${named}`,
  },
  /** For a new task that the visible list doesn’t show. */
  addedTo: '{count, plural, one {Added to {place}} other {Added # tasks to {place}}}',
  undone: 'Undone: {what}',
  redone: 'Redone: {what}',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  busy: 'One moment. The last undo is still running',
  overtaken: 'Changed again since then, so nothing was undone',

  /** `message` is the wording of an issue, the rest of a sentence. */
  issue: '{field} {message}',
  someField: 'This',
  fields: {
    title: 'Title',
    description: 'Notes',
    due_date: 'Due date',
    priority: 'Priority',
    status: 'Status',
  },
} as const
