import type { Issue } from '@taskwire/client'
import { wordIssue } from './texts.ts'

interface IssueTexts {
  readonly text: (values: { readonly field: string; readonly message: string }) => string
  /** Names a field that is not in `fields`. */
  readonly someField: string
  readonly fields: Readonly<Record<string, string>>
}

/** Words an issue with a field of a form or of a task, as a sentence in the current language. */
export function issueText({ text, someField, fields }: IssueTexts, issue: Issue): string {
  const name = issue.path.join('.')
  const field = Object.entries(fields).find(([known]) => known === name)?.[1] ?? someField
  return text({ field, message: wordIssue(issue) })
}
