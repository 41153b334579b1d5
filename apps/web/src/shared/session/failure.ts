import { taskwireError, type TaskwireError } from '@taskwire/client'
import { t } from '../texts/texts.ts'

/** A failed call as the app shows it. */
export interface CallFailure extends Pick<TaskwireError, 'code' | 'message' | 'retryable'> {
  /** What is wrong with a field, as the rest of a sentence that starts with the field's name in the app's own words. */
  readonly issues: Readonly<Record<string, string>>
}

const defect: CallFailure = {
  code: 'INTERNAL',
  message: 'Something went wrong on this page',
  issues: {},
  retryable: false,
}

/** Reads whatever was thrown; what is no failure of a call is a defect of the app. */
export function failureOf(error: unknown): CallFailure {
  const failure = taskwireError(error)
  if (failure === undefined) return defect
  const { code, message, retryable } = failure
  return { code, message: t().app.failures[code] ?? message, retryable, issues: firstOfEach(failure) }
}

function firstOfEach({ issues }: TaskwireError): Record<string, string> {
  const first: Record<string, string> = {}
  for (const { path, message } of issues) first[path.join('.')] ??= message
  return first
}
