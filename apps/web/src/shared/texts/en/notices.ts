/** A task's title as part of a sentence, or the number of tasks. */
const named = '{count, plural, one {“{title}”} other {# tasks}}'

export const notices = {
  did: {
    create: `Added ${named}`,
    update: `Changed ${named}`,
    rename: 'Renamed to “{title}”',
    complete: `Completed ${named}`,
    reopen: `Reopened ${named}`,
    delete: `Deleted ${named}`,
    restore: `Restored ${named}`,
    subtask: '{count, plural, one {Added subtask “{title}”} other {Added # subtasks}}',
    nest: '{count, plural, one {“{title}” is now a subtask} other {# tasks are now subtasks}}',
    unnest:
      '{count, plural, one {“{title}” is now a task of its own} other {# subtasks are now tasks of their own}}',
    place: 'Moved “{title}”',
    date: `Changed the date of ${named}`,
    repeat: `Changed the repeat of ${named}`,
    priority: `Changed the priority of ${named}`,
    status: `Changed the status of ${named}`,
    move: `Moved ${named} to {place}`,
    label: `Changed the labels of ${named}`,
    listCreate: 'Added the list “{title}”',
    listUpdate: 'Changed the list “{title}”',
    listArchive: 'Archived the list “{title}”',
    listUnarchive: 'Brought back the list “{title}”',
    listDelete: 'Deleted the list “{title}”',
    listRestore: 'Restored the list “{title}”',
    labelCreate: 'Added the label “{title}”',
    labelUpdate: 'Changed the label “{title}”',
    labelDelete: 'Deleted the label “{title}”',
    theirs: `Kept the other device’s text of ${named}`,
  },
  /** For a new task that the visible list doesn’t show. */
  addedTo: '{count, plural, one {Added to {place}} other {Added # tasks to {place}}}',
  next: '{what}. Next: {due}',
  undone: 'Undone: {what}',
  redone: 'Redone: {what}',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  busy: 'One moment. The last undo is still running',
  overtaken: 'Changed again since then, so nothing was undone',
} as const
