import { taskwireError, type TaskwireError } from '@taskwire/client'
import { locale } from '../dates/locale.ts'
import { t } from '../texts/texts.ts'

/** A failed API call, in the form that the app shows. */
export interface CallFailure extends Pick<TaskwireError, 'code' | 'message' | 'retryable'> {
  /** The first error of each field, as the rest of a sentence that starts with the field's name. */
  readonly issues: Readonly<Record<string, string>>
}

const defect: CallFailure = {
  code: 'INTERNAL',
  message: 'Something went wrong on this page',
  issues: {},
  retryable: false,
}

/** Converts a thrown value. Anything other than a failed call is a defect of the app. */
export function toCallFailure(error: unknown): CallFailure {
  const failure = taskwireError(error)
  if (failure === undefined) return defect
  const { code, retryable } = failure
  return { code, message: sentenceOf(failure), retryable, issues: firstOfEach(failure) }
}

function sentenceOf({ code, message, retryAfter }: TaskwireError): string {
  if (code === 'TOO_MANY_REQUESTS' && retryAfter !== null)
    return t().app.tooMany({ when: inWords(retryAfter) })
  return t().app.failures[code] ?? message
}

/** "in 40 seconds", "in 3 minutes". */
function inWords(seconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale())
  return seconds < 90 ? format.format(seconds, 'second') : format.format(Math.ceil(seconds / 60), 'minute')
}

function firstOfEach({ issues }: TaskwireError): Record<string, string> {
  const first: Record<string, string> = {}
  for (const { path, message } of issues) first[path.join('.')] ??= message
  return first
}
