/** What is wrong with a value: a code, and the parameters that its wording needs. */
export type Problem =
  /** The value is missing or empty. */
  | { readonly code: 'required' }
  /** `expected` is a type of JSON, such as `string` or `integer`. */
  | { readonly code: 'wrong_type'; readonly expected: string }
  | { readonly code: 'not_one_of'; readonly allowed: readonly string[] }
  /** A text with fewer than `minimum` characters. */
  | { readonly code: 'too_short'; readonly minimum: number }
  /** A text with more than `maximum` characters. */
  | { readonly code: 'too_long'; readonly maximum: number }
  /** A number below `minimum`. */
  | { readonly code: 'too_small'; readonly minimum: number }
  /** A number above `maximum`. */
  | { readonly code: 'too_large'; readonly maximum: number }
  /** A list with fewer than `minimum` entries. */
  | { readonly code: 'too_few'; readonly minimum: number }
  /** A list with more than `maximum` entries. */
  | { readonly code: 'too_many'; readonly maximum: number }
  /** `format` is a format of JSON Schema, such as `uuid`. */
  | { readonly code: 'wrong_format'; readonly format: string }
  /** The value matches none of several forms. */
  | { readonly code: 'wrong_form' }
  /** PostgreSQL stores neither NUL nor lone surrogates. */
  | { readonly code: 'unstorable_characters' }
  | { readonly code: 'malformed_unicode' }
  | { readonly code: 'not_an_email' }
  /** Neither a calendar date nor an instant. */
  | { readonly code: 'not_a_date' }
  | { readonly code: 'not_an_instant' }
  /** Not a time of day such as 09:00. */
  | { readonly code: 'not_a_time' }
  | { readonly code: 'not_a_time_zone' }
  /** The server sends no notifications to this address. */
  | { readonly code: 'not_a_push_endpoint' }
  /** Not the key of a push subscription. */
  | { readonly code: 'not_a_push_key' }
  /** The server sends no webhook to this address. */
  | { readonly code: 'not_a_webhook_url' }
  | { readonly code: 'not_an_epoch' }
  | { readonly code: 'not_an_idempotency_key' }
  /** Not a fractional index. */
  | { readonly code: 'not_a_position' }
  /** The service never made this cursor for this list, or the entry that it names is gone. */
  | { readonly code: 'unknown_cursor' }
  /** The cursor belongs to a list with another sort or order. */
  | { readonly code: 'cursor_of_another_list' }
  /** A password that isn't the account's. */
  | { readonly code: 'wrong' }
  | { readonly code: 'common_password' }
  /** The value contradicts one of the other fields. */
  | { readonly code: 'contradiction'; readonly fields: readonly string[] }
  /** The input may have this field or those, but not both. */
  | { readonly code: 'not_combinable'; readonly fields: readonly string[] }
  /** A subtask is in the list of its parent. */
  | { readonly code: 'subtask_with_list' }
  /** A task that is to be its own parent. */
  | { readonly code: 'own_parent' }
  /** A task with subtasks that is to become a subtask. */
  | { readonly code: 'has_subtasks' }
  /** The task to move before or after is not in that list or under that parent. */
  | { readonly code: 'not_a_neighbour' }
  /** The field and `field` name different starts of a page. */
  | { readonly code: 'different_starts'; readonly field: string }
  /** The value must equal that of `field`. */
  | { readonly code: 'differs'; readonly field: string }
  /** A quick-add line with a date or a priority, but no title. */
  | { readonly code: 'no_title' }
  /** A quick-add line whose title has more than `maximum` characters. */
  | { readonly code: 'title_too_long'; readonly maximum: number }
  /** Not a rule of RFC 5545: not `NAME=VALUE` between semicolons. */
  | { readonly code: 'not_a_rule' }
  /** A rule with a part that the service doesn't support. */
  | { readonly code: 'unsupported_rule_part'; readonly part: string }
  /** A rule whose part has a wrong value, is missing, is repeated, or doesn't go with the other parts. */
  | { readonly code: 'wrong_rule_part'; readonly part: string }
  /** A rule without any occurrence after the due date and after now. */
  | { readonly code: 'no_future' }
  /** A repeating task without a due date. */
  | { readonly code: 'needs_due_date' }
  /** A subtask that is to repeat, or a repeating task that is to become a subtask. */
  | { readonly code: 'subtask_repeats' }
  /** Any other problem: only the message describes it. */
  | { readonly code: 'invalid' }

/** The code of a problem. A later version may add codes. */
export type IssueCode = Problem['code']

/**
 * One thing wrong with an input. `code` and its parameters are for programs: `switch (issue.code)` narrows the parameters.
 * `message` is English, the rest of a sentence that starts with the field's name ("is required").
 */
export type Issue = Problem & {
  /** The path of the field: `['due_date']`; empty for the input as a whole. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** One wording for each code of a union, so that a code without a wording doesn't compile. */
export type Wordings<Coded extends { readonly code: string }> = {
  readonly [Code in Coded['code']]: (coded: Extract<Coded, { readonly code: Code }>) => string
}

/** Words a coded value. Returns undefined for a code that the table doesn't have, such as one of a newer server. */
export function wordBy<Coded extends { readonly code: string }>(
  wordings: Wordings<Coded>,
  coded: Coded,
): string | undefined {
  if (!Object.hasOwn(wordings, coded.code)) return undefined
  return (wordings[coded.code as Coded['code']] as (coded: Coded) => string)(coded)
}

/** All codes of issues, in the order of their documentation. */
export const issueCodes = [
  'required',
  'wrong_type',
  'not_one_of',
  'too_short',
  'too_long',
  'too_small',
  'too_large',
  'too_few',
  'too_many',
  'wrong_format',
  'wrong_form',
  'unstorable_characters',
  'malformed_unicode',
  'not_an_email',
  'not_a_date',
  'not_an_instant',
  'not_a_time',
  'not_a_time_zone',
  'not_a_push_endpoint',
  'not_a_push_key',
  'not_a_webhook_url',
  'not_an_epoch',
  'not_an_idempotency_key',
  'not_a_position',
  'unknown_cursor',
  'cursor_of_another_list',
  'wrong',
  'common_password',
  'contradiction',
  'not_combinable',
  'subtask_with_list',
  'own_parent',
  'has_subtasks',
  'not_a_neighbour',
  'different_starts',
  'differs',
  'no_title',
  'title_too_long',
  'not_a_rule',
  'unsupported_rule_part',
  'wrong_rule_part',
  'no_future',
  'needs_due_date',
  'subtask_repeats',
  'invalid',
] as const satisfies readonly IssueCode[]

/** True for a code that this version knows. A newer server may send others. */
export function isIssueCode(code: unknown): code is IssueCode {
  return (issueCodes as readonly unknown[]).includes(code)
}
