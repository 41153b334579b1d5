import { boundedText, readStatus, taskStatuses, type TaskStatus } from '@taskwire/domain'

/** Status is free text at these doors. */
export const statusWordsSchema = boundedText({ min: 1, max: 100, trim: true })

/** What words say of a status, and the label that keeps them; unknown words are a label alone. */
export function readStatusWords(words: string): {
  status: TaskStatus | undefined
  status_label: string | null
} {
  const canonical = taskStatuses.find((status) => status === words)
  if (canonical !== undefined) return { status: canonical, status_label: null }
  return { status: readStatus(words), status_label: words }
}
