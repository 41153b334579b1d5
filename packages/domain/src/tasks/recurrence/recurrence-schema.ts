import { z } from 'zod'
import { addProblem, refusedAs } from '../../zod-error-map.ts'
import { isTimeZone } from '../time-zone.ts'
import { readWall } from './rule-dates.ts'
import { recurrenceOrigins, type Recurrence } from './recurrence.ts'
import { canonicalRule, MAX_RULE, parseRule } from './rule.ts'

const origin = z.enum(recurrenceOrigins).meta({
  description:
    'What the next due date is counted from: the due date by the rule’s calendar, or the day of completion',
})

/** The recurrence of a task, as every contract that has it returns it. */
export const recurrenceSchema = z.object({
  rule: z.string().meta({ description: 'An RRULE of RFC 5545 without DTSTART' }),
  from: origin,
  time_zone: z.string().meta({ description: 'IANA name of the zone whose clock the occurrences follow' }),
  start: z.string().meta({
    description: 'The DTSTART of the rule by the clock of `time_zone`: a date, or a date and a time',
    examples: ['2027-03-27', '2027-03-27T02:30'],
  }),
}) satisfies z.ZodType<Recurrence>

/** An IANA name of a time zone that this machine knows. */
export const timeZoneSchema = z
  .string()
  .max(100)
  .refine(isTimeZone, refusedAs({ code: 'not_a_time_zone' }))

/**
 * The zone that a device reports when somebody signs in or up. A name that this machine doesn't know is ignored: it must not keep
 * anybody out.
 */
export const deviceTimeZoneSchema = z
  .string()
  .max(100)
  .transform((name) => (isTimeZone(name) ? name : undefined))
  .optional()
  .meta({
    description:
      'IANA name of the client’s zone, for a profile that has none yet. An unknown name is ignored',
  })

const ruleSchema = z
  .string()
  .max(MAX_RULE)
  .overwrite(canonicalRule)
  .superRefine((text, ctx) => {
    const rule = parseRule(text)
    if ('code' in rule) addProblem(ctx, rule)
  })
  .meta({
    description:
      'An RRULE of RFC 5545 without DTSTART: FREQ from DAILY to YEARLY, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, COUNT, UNTIL and WKST',
    examples: ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  })

/** A recurrence as input. The service fills in what is omitted. */
export const recurrenceInputSchema = z.object({
  rule: ruleSchema,
  from: origin.optional().meta({ description: '`due` when omitted' }),
  time_zone: timeZoneSchema
    .optional()
    .meta({ description: 'IANA name of a zone; the one of the profile when omitted, else UTC' }),
  start: z
    .string()
    .refine((text) => readWall(text) !== undefined, refusedAs({ code: 'wrong_form' }))
    .optional()
    .meta({
      description:
        'Where the rule starts, of a recurrence that was exported; the due date when omitted. An update ignores the start that the task has',
    }),
})

export type RecurrenceInput = z.infer<typeof recurrenceInputSchema>
