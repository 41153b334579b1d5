import { taskwireError, type Issue, type TaskwireError } from '@taskwire/client'
import { locale } from '../dates/locale.ts'
import { failureTexts } from '../texts/failures.ts'

/** A failed API call, in the form that the app shows. */
export interface CallFailure extends Pick<TaskwireError, 'code' | 'message' | 'retryable'> {
  /** The first issue of each field, by dotted path. */
  readonly issues: Readonly<Record<string, Issue>>
}

/** Converts a thrown value. Anything other than a failed call is a defect of the app. */
export function toCallFailure(error: unknown): CallFailure {
  const failure = taskwireError(error)
  if (failure === undefined)
    return { code: 'INTERNAL', message: failureTexts().defect, issues: {}, retryable: false }
  const { code, retryable } = failure
  return { code, message: sentenceOf(failure), retryable, issues: firstOfEach(failure) }
}

function sentenceOf({ code, message, retryAfter }: TaskwireError): string {
  if (code === 'TOO_MANY_REQUESTS' && retryAfter !== null)
    return failureTexts().tooMany({ when: inWords(retryAfter) })
  return failureTexts().codes[code] ?? message
}

/** "in 40 seconds", "in 3 minutes". */
function inWords(seconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale())
  return seconds < 90 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
}

function firstOfEach({ issues }: TaskwireError): Record<string, Issue> {
  const first: Record<string, Issue> = {}
  for (const issue of issues) first[issue.path.join('.')] ??= issue
  return first
}
