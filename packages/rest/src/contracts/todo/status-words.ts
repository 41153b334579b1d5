import { boundedText, taskStatuses, type TaskStatus } from '@taskwire/domain'

/** Status is free text at these doors. */
export const statusWordsSchema = boundedText({ min: 1, max: 100, trim: true })

const known: Readonly<Record<string, TaskStatus>> = {
  todo: 'pending',
  'to do': 'pending',
  open: 'pending',
  'not started': 'pending',
  'on going': 'in_progress',
  ongoing: 'in_progress',
  'in progress': 'in_progress',
  started: 'in_progress',
  done: 'completed',
  complete: 'completed',
  finished: 'completed',
  closed: 'completed',
}

/** What words say of a status, and the label that keeps them; unknown words are a label alone. */
export function readStatusWords(words: string): {
  status: TaskStatus | undefined
  status_label: string | null
} {
  const canonical = taskStatuses.find((status) => status === words)
  if (canonical !== undefined) return { status: canonical, status_label: null }
  const key = words.toLowerCase().replaceAll(/[\s_-]+/g, ' ')
  return { status: known[key] ?? taskStatuses.find((status) => status === key), status_label: words }
}
