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
  places: {
    label: 'Places',
    lists: 'Lists',
    addList: 'Add a list',
    labels: 'Labels',
    addLabel: 'Add a label',
    archived: 'Archived lists',
    listMenu: 'List options',
    labelMenu: 'Label options',
  },
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
    subtaskOf: 'Subtask of',
    progress: '{done, number}/{count, number}',
    progressOf: '{done, number} of {count, plural, one {# subtask} other {# subtasks}} done',
  },

  listButton: 'List: {name}',
  labelsButton: 'Labels: {names}',
  addLabels: 'Add labels',
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

  linkCopied: '{count, plural, one {Link copied} other {# links copied}}',
  linkNotCopied: 'Couldn’t copy the link',
  hasSubtasks: 'A task with subtasks can’t become a subtask',
  subtasksFull: 'A task can have at most {max, number} subtasks',
} as const
