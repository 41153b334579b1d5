import { boundedText, readStatus, taskStatuses, type TaskStatus } from '@taskwire/domain'

/** A status is free text in this contract. */
export const statusLabelSchema = boundedText({ min: 1, max: 100, trim: true })

/** Reads a status from free text, and the label that keeps the text. Unknown texts are a label only. */
export function readStatusLabel(text: string): {
  status: TaskStatus | undefined
  status_label: string | null
} {
  const canonical = taskStatuses.find((status) => status === text)
  if (canonical !== undefined) return { status: canonical, status_label: null }
  return { status: readStatus(text), status_label: text }
}
