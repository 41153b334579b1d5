import type { Issue } from './issue.ts'

/**
 * Returns an issue as a sentence. The server words some issues as a predicate of the field ("is required"), others as a whole
 * sentence.
 */
export function issueSentence({ path, message }: Pick<Issue, 'path' | 'message'>): string {
  const field = path.findLast((key) => typeof key === 'string')
  const isWhole = field === undefined || message.startsWith(field) || /^\p{Lu}/u.test(message)
  const sentence = isWhole ? message : `${field} ${message}`
  // Show `due_date` as "due date".
  const spoken = field === undefined ? sentence : sentence.replace(field, field.replaceAll('_', ' '))
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}
