import { wordBy, type Issue, type Problem, type Wordings } from './issues.ts'

const number = (count: number) => count.toLocaleString('en')

/** The English wording of each problem: the rest of a sentence that starts with the field's name. */
const english: Wordings<Problem> = {
  required: () => 'is required',
  wrong_type: ({ expected }) => `must be ${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`,
  not_one_of: ({ allowed }) => `must be one of ${allowed.join(', ')}`,
  too_short: ({ minimum }) => `must be at least ${minimum} characters`,
  too_long: ({ maximum }) => `must be at most ${maximum} characters`,
  too_small: ({ minimum }) => `must be at least ${minimum}`,
  too_large: ({ maximum }) => `must be at most ${maximum}`,
  too_few: ({ minimum }) => `must have at least ${entries(minimum)}`,
  too_many: ({ maximum }) => `must have at most ${entries(maximum)}`,
  wrong_format: ({ format }) => `must be a valid ${format}`,
  wrong_form: () => 'has a wrong form',
  unstorable_characters: () => 'contains characters that cannot be stored',
  malformed_unicode: () => 'is not well-formed Unicode',
  not_an_email: () => 'must be an e-mail address',
  not_a_date: () =>
    'must be a date such as 2026-12-31 or an instant such as 2026-12-31T23:59:59Z, between the years 1970 and 9999',
  not_an_instant: () =>
    'must be a real instant such as 2026-12-31T23:59:59Z, in UTC unless it names its offset, between the years 1970 and 9999',
  not_a_time: () => 'must be a time of day, such as 09:00',
  not_a_time_zone: () => 'must be the IANA name of a time zone, such as Europe/Berlin',
  not_a_push_endpoint: () => 'must be the https address of a known push service',
  not_a_push_key: () => 'must be a key of the subscription, in base64url',
  not_a_webhook_url: () =>
    'must be an https address on the public internet, on port 443 or one from 1024 on, without a user name or a fragment',
  not_an_epoch: () => 'must be the part of an ETag or a cursor before its first dot',
  not_an_idempotency_key: () => 'must be 1 to 200 visible ASCII characters, given once',
  not_a_position: () => 'must be a fractional index, such as a0',
  unknown_cursor: () => 'is no cursor of this list',
  cursor_of_another_list: () => 'must come from a page of this same list, with the same sort and order',
  wrong: () => 'is wrong',
  common_password: () => 'is one of the most common ones; choose another',
  contradiction: ({ fields }) => `contradicts ${fields.join(' or ')}`,
  not_combinable: ({ fields }) => `cannot be combined with ${fields.join(' or ')}`,
  subtask_with_list: () => 'cannot be set on a subtask, which is in the list of its parent',
  own_parent: () => 'must not be the task itself',
  has_subtasks: () => 'cannot be set on a task with subtasks',
  not_a_neighbour: () => 'must be another task of the same list or parent',
  different_starts: ({ field }) => `and ${field} name different starts`,
  differs: ({ field }) => `must be the same as ${field}`,
  no_title: () => 'holds no title',
  title_too_long: ({ maximum }) => `holds a title that must be at most ${maximum} characters`,
  not_a_rule: () => 'must be an RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO',
  unsupported_rule_part: ({ part }) => `has the part ${part}, which is not supported`,
  wrong_rule_part: ({ part }) => `has a wrong or missing ${part}`,
  no_future: () => 'has no occurrence in the future',
  needs_due_date: () => 'needs a due date',
  subtask_repeats: () => 'does not go together: a subtask cannot repeat',
  invalid: () => 'is not valid',
}

function entries(count: number): string {
  return count === 1 ? 'one entry' : `${number(count)} entries`
}

/** Words a problem in English, as the rest of a sentence that starts with the field's name. */
export function problemInEnglish(problem: Problem): string {
  return wordBy(english, problem) ?? english.invalid({ code: 'invalid' })
}

/** Makes an issue at a field, with its English message. */
export function issueAt(path: Issue['path'], problem: Problem): Issue {
  return { path, message: problemInEnglish(problem), ...problem }
}
