import type { Issue } from './wire-failure.ts'

/**
 * An issue as a sentence. The server says some as the rest of one that begins with the field's name ("is required"),
 * and others whole.
 */
export function issueSentence({ path, message }: Issue): string {
  const field = path.findLast((key) => typeof key === 'string')
  const isWhole = field === undefined || message.startsWith(field) || /^\p{Lu}/u.test(message)
  const sentence = isWhole ? message : `${field} ${message}`
  // `due_date` is "due date" to a person, wherever it stands first.
  const spoken = field === undefined ? sentence : sentence.replace(field, field.replaceAll('_', ' '))
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}
