/** The texts of what a list shows at times: the selection bar, the note of the trash, views without tasks. */
export const listParts = {
  empty: {
    inbox: { title: 'The Inbox is empty', text: 'Tasks without a list appear here.' },
    list: { title: 'This list is empty', text: 'Add its first task above, or move tasks here.' },
    label: { title: 'No tasks with this label', text: 'Tasks you add here get this label.' },
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
      'Add the first thing on your mind. Try “rent tomorrow 9am !high”. Tap a task to change it, or its circle to complete it.',
  },
  selection: {
    label: 'Selected tasks',
    count: '{count, plural, one {# selected} other {# selected}}',
    date: 'Date',
    list: 'List',
    labels: 'Labels',
    order: 'Order',
    top: 'Move to top',
    up: 'Move up',
    down: 'Move down',
    bottom: 'Move to bottom',
    complete: 'Complete',
    reopen: 'Reopen',
    delete: 'Delete',
    clear: 'Clear selection',
  },
  moved:
    '{moved, plural, one {“{title}” is now {index, number} of {count, number}} other {# tasks now start at {index, number} of {count, number}}}',
  notManual: 'Tasks move by hand in the Inbox and in lists, when sorted by “Manual order”.',
  week: {
    label: 'Next 7 days',
    day: '{day}: {count, plural, =0 {no tasks} one {# task} other {# tasks}}',
  },
  restore: 'Restore',
  trash: {
    kept: 'You can restore deleted tasks for {days, plural, one {# day} other {# days}}.',
    unread: 'Can’t reach the server. Showing the deleted tasks this device knows.',
  },
} as const
