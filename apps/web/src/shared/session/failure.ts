import { taskwireError, type TaskwireError } from '@taskwire/client'

/** A failed call as the app shows it. */
export type CallFailure = Pick<TaskwireError, 'code' | 'message' | 'fields' | 'retryable'>

const defect: CallFailure = {
  code: 'INTERNAL',
  message: 'Something went wrong on this page',
  fields: {},
  retryable: false,
}

/** Reads whatever was thrown; what is no failure of a call is a defect of the app. */
export function failureOf(error: unknown): CallFailure {
  return taskwireError(error) ?? defect
}

export function isRetryable(error: unknown): boolean {
  return failureOf(error).retryable
}
