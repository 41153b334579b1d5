import type { TaskPriority, TaskStatus } from '@taskwire/client'
import type { View } from './task-search.ts'

type Kind = 'create' | 'update' | 'complete' | 'delete'

const notDone: Record<Kind, (title: string) => string> = {
  create: (title) => `“${title}” was not added.`,
  update: (title) => `The change to “${title}” was not saved.`,
  complete: (title) => `“${title}” was not changed.`,
  delete: (title) => `“${title}” was not deleted.`,
}

const fieldNames: Record<string, string> = {
  title: 'Title',
  description: 'Notes',
  due_date: 'Due date',
  priority: 'Priority',
  status: 'Status',
}

export const taskTexts = {
  views: { today: 'Today', upcoming: 'Upcoming', all: 'All tasks', completed: 'Completed' } satisfies Record<
    View,
    string
  >,
  tabs: { today: 'Today', upcoming: 'Upcoming', all: 'All', completed: 'Completed' } satisfies Record<
    View,
    string
  >,
  viewsLabel: 'Views',
  countOf: (count: number) => (count === 1 ? '1 open task' : `${count} open tasks`),
  sections: { overdue: 'Overdue', today: 'Today', open: 'Open', completed: 'Completed' },

  add: {
    label: 'New task',
    placeholder: { today: 'Add a task for today', upcoming: 'Add a task for tomorrow', all: 'Add a task' },
    due: 'Due date',
    submit: 'Add task',
  },

  row: {
    complete: (title: string) => `Complete “${title}”`,
    hasNotes: 'Has notes',
    pending: 'Not saved yet',
    due: 'Due',
    overdue: 'Overdue',
  },

  priority: { low: 'Low', medium: 'Medium', high: 'High' } satisfies Record<TaskPriority, string>,
  priorityOf: (name: string) => `${name} priority`,
  status: {
    pending: 'To do',
    in_progress: 'In progress',
    completed: 'Done',
  } satisfies Record<TaskStatus, string>,

  due: {
    none: 'No date',
    today: 'Today',
    tomorrow: 'Tomorrow',
    nextWeek: 'Next week',
    pick: 'Pick a date',
    clear: 'No date',
    button: (value: string) => `Due date: ${value}`,
  },

  panel: {
    label: (title: string) => `Task: ${title}`,
    close: 'Close',
    back: 'Back to the list',
    title: 'Title',
    notes: 'Notes',
    notesPlaceholder: 'Anything worth remembering',
    status: 'Status',
    priority: 'Priority',
    due: 'Due date',
    added: (moment: string) => `Added ${moment}`,
    changed: (moment: string) => `Changed ${moment}`,
    completed: (moment: string) => `Completed ${moment}`,
    saved: 'Saved',
    saving: 'Saving…',
    notSaved: 'Not saved',
    remove: 'Delete task',
    removeQuestion: 'Delete this task? It cannot be brought back.',
    removeYes: 'Delete',
    removeNo: 'Keep',
    goneTitle: 'This task is not here',
    gone: 'It was deleted, or the address is not quite right.',
  },

  empty: {
    welcome: {
      title: 'A clean slate',
      text: 'Write down the first thing on your mind and press Enter.',
    },
    today: { title: 'Nothing due today', text: 'Whatever you add here is due today.' },
    upcoming: { title: 'Nothing ahead', text: 'Tasks with a later due date wait here, day by day.' },
    all: { title: 'No tasks', text: 'Everything you add is listed here, whatever its date.' },
    completed: {
      title: 'Nothing completed yet',
      text: 'Tasks you complete are kept here, the latest first.',
    },
  },

  load: {
    pending: 'Loading your tasks',
    failed: 'Your tasks are not here yet',
    waiting: 'They appear as soon as the server answers.',
    retry: 'Try again',
  },

  trouble: {
    label: 'Not saved',
    notDone: (kind: Kind, title: string) => notDone[kind](title),
    editTitle: 'Title of the task that was not added',
    retry: 'Try again',
    discard: 'Discard',
    typed: 'What you wrote',
  },

  announce: {
    added: (title: string) => `Added “${title}”`,
    completed: (title: string) => `Completed “${title}”`,
    reopened: (title: string) => `Reopened “${title}”`,
    deleted: (title: string) => `Deleted “${title}”`,
    failed: (kind: Kind, title: string, reason: string) => `${notDone[kind](title)} ${reason}.`,
  },

  /** What the server says of a field is the rest of a sentence about it. */
  issue: (field: string, message: string) => `${fieldNames[field] ?? 'This'} ${message}`,
}
