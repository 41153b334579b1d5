/** A task's title as part of a sentence, or how many there are. */
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
    clear: 'End the search',
    found: '{count, plural, one {# task found} other {# tasks found}}',
  },

  list: {
    label: 'Tasks: {view}',
    complete: 'Complete “{title}”',
    rename: 'New title of “{title}”',
    hasNotes: 'Has notes',
    pending: 'Not sent yet',
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

  panel: {
    label: 'Task: {title}',
    close: 'Close',
    page: 'Open as a page',
    back: 'Back to the list',
    title: 'Title',
    notes: 'Notes',
    notesPlaceholder: 'Anything worth remembering',
    status: 'Status',
    priority: 'Priority',
    added: 'Added {moment}',
    completed: 'Completed {moment}',
    saved: 'Saved',
    saving: 'Saving…',
    kept: 'Saved on this device',
    trouble: 'Needs attention',
    resolve: 'Look at it',
    remove: 'Delete task',
    goneTitle: 'This task is not here',
    gone: 'It was deleted, or the address is not quite right.',
    deleted: 'It is in the trash.',
  },

  trash: {
    kept: 'Deleted tasks can come back for {days, plural, one {# day} other {# days}}.',
    unread: 'The server does not answer. This is what this device knows of.',
  },

  empty: {
    today: { title: 'Nothing due today', text: 'Whatever you add here is due today.' },
    upcoming: { title: 'Nothing ahead', text: 'Tasks with a later due date wait here, day by day.' },
    all: { title: 'No tasks', text: 'Everything you add is listed here, whatever its date.' },
    completed: {
      title: 'Nothing completed yet',
      text: 'Tasks you complete are kept here, the latest first.',
    },
    trash: { title: 'The trash is empty', text: 'Deleted tasks wait here, and can come back.' },
    search: { title: 'Nothing found', text: 'No title and no notes contain these words.' },
    begin: { title: 'What are you looking for?', text: 'Every task is searched, completed ones too.' },
  },
  welcome: {
    title: 'A clean slate',
    text: 'Write down the first thing on your mind. Three keys are enough to begin:',
    add: 'adds a task, wherever you are',
    complete: 'completes the task you are on',
    palette: 'finds everything else',
    fingers:
      'Write down the first thing on your mind, above: “rent tomorrow 9am !high” is understood. Tap a task to change it, its circle to complete it.',
  },

  load: {
    pending: 'Loading your tasks',
    failed: 'Your tasks are not here yet',
    waiting: 'They appear as soon as the server answers.',
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
  /** A new task that the list in sight does not show. */
  addedTo: '{count, plural, one {Added to {place}} other {Added # tasks to {place}}}',
  undone: 'Undone: {what}',
  redone: 'Again: {what}',
  nothingToUndo: 'There is nothing to undo',
  nothingToRedo: 'There is nothing to do again',
  busy: 'One moment: what was taken back last is still under way',
  overtaken: 'That was changed again since, and stays as it is',

  /** What the server says of a field is the rest of a sentence about it. */
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
