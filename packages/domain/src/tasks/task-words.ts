import { z } from 'zod'
import { DEFAULT_PRIORITY } from './default-priority.ts'
import { taskPriorities, taskStatuses, type TaskPriority, type TaskStatus } from './task.ts'

const statusesByWord: Readonly<Record<string, TaskStatus | undefined>> = {
  pending: 'pending',
  todo: 'pending',
  'to do': 'pending',
  open: 'pending',
  'not started': 'pending',
  'in progress': 'in_progress',
  'on going': 'in_progress',
  ongoing: 'in_progress',
  doing: 'in_progress',
  started: 'in_progress',
  completed: 'completed',
  complete: 'completed',
  done: 'completed',
  finished: 'completed',
  closed: 'completed',
}

/** Returns the status for its words, in any letter case and with `-`, `_` or space between them; undefined for unknown words. */
export function readStatus(words: string): TaskStatus | undefined {
  const key = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
  return Object.hasOwn(statusesByWord, key) ? statusesByWord[key] : undefined
}

const readPriority = (word: unknown) => (typeof word === 'string' ? word.trim().toLowerCase() : word)

/** A status as input: its name or a common word for it, such as `In Progress` or `done`. */
export const statusSchema = z.preprocess(
  (words: TaskStatus) => (typeof words === 'string' ? (readStatus(words) ?? words) : words),
  z.enum(taskStatuses),
)

/** A priority as a filter: its name in any letter case. */
export const priorityFilterSchema = z.preprocess(
  (word: TaskPriority) => readPriority(word),
  z.enum(taskPriorities),
)

/** A priority as input: its name in any letter case; null and an empty text are the default. */
export const prioritySchema = z.preprocess(
  (word: TaskPriority): unknown => (isEmpty(word) ? DEFAULT_PRIORITY : readPriority(word)),
  z.enum(taskPriorities),
)

function isEmpty(word: unknown): boolean {
  return word === null || word === ''
}
