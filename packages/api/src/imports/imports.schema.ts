import { addProblem, boundedText, isTimeZone, opIdSchema, refusedAs } from '@taskwire/domain'
import { importFormats, tableFields, type TableField } from '@taskwire/domain/transfer'
import { z } from 'zod'

/** A text over tRPC, bytes over REST. */
const file = z
  .any()
  .refine(
    (value) => typeof value === 'string' || value instanceof Uint8Array,
    refusedAs({ code: 'required' }),
  )
  .meta({
    type: 'string',
    format: 'binary',
    description: 'The file as it is, up to 10 MB',
  }) as unknown as z.ZodType<string | Uint8Array, string>

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** The fields of columns in one text: `title,list,-`. */
const columns = z
  .string()
  .max(2_000)
  .superRefine((text, ctx) => {
    if (fieldsIn(text).some((field) => field === undefined))
      addProblem(ctx, { code: 'not_one_of', allowed: [...tableFields, '-'] })
  })

/** Returns the field of each column; null for one that is left out, undefined for an unknown field. */
export function fieldsIn(text: string): (TableField | null | undefined)[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .map((part) => (part === '-' || part === '' ? null : tableFields.find((field) => field === part)))
}

export const importInputSchema = z.object({
  file,
  name: boundedText({ max: 300 })
    .optional()
    .meta({ description: 'The name of the file, for formats that the content leaves open' }),
  dry_run: z.boolean().optional().meta({ description: 'Reads the file and writes nothing' }),
  time_zone: z
    .string()
    .max(100)
    .refine(isTimeZone, refusedAs({ code: 'not_a_time_zone' }))
    .optional()
    .meta({ description: 'IANA name of the zone of times and repeats that name none; UTC when omitted' }),
  locale: z
    .string()
    .max(100)
    .refine(isLocale, refusedAs({ code: 'wrong_format', format: 'locale' }))
    .optional()
    .meta({
      description:
        'BCP 47 tag. Decides whether 3/2/2027 is in February or in March where the file leaves it open',
    }),
  date_order: z
    .enum(['day-first', 'month-first'])
    .optional()
    .meta({ description: 'Decides the same, where a person was asked' }),
  columns: columns.optional().meta({
    description: `The field of each column of a table, separated by commas: ${tableFields.join(', ')}, or - for a column to leave out`,
  }),
  op_id: opIdSchema,
})

/** A task as the file has it, with the names of what it belongs to. */
const previewSchema = z
  .object({
    title: z.string(),
    description: z.string().nullable(),
    status: z.string(),
    priority: z.string(),
    due_date: z.string().nullable(),
    completed_at: z.string().nullable(),
    list: z.string().nullable(),
    labels: z.array(z.string()),
    parent: z.string().nullable().meta({ description: 'The title of the task above' }),
    recurrence: z.string().nullable().meta({ description: 'The rule by which the task repeats' }),
  })
  .meta({ id: 'ImportedTask' })

export const importResultSchema = z
  .object({
    format: z.enum(importFormats),
    dry_run: z.boolean(),
    tasks: z
      .number()
      .int()
      .meta({ description: 'Tasks of the file that the account has now, subtasks included' }),
    subtasks: z.number().int(),
    lists: z
      .number()
      .int()
      .meta({ description: 'Lists that the tasks are in: those of the same title, or new ones' }),
    labels: z
      .number()
      .int()
      .meta({ description: 'Labels of the tasks: those of the same name, or new ones' }),
    skipped: z
      .array(z.object({ line: z.number().int(), text: z.string(), reason: z.string() }))
      .meta({ description: 'Entries that became no task. In JSON the line is the place among the tasks' }),
    warnings: z
      .array(z.string())
      .meta({ description: 'What was left out, changed or guessed, each a sentence with its lines' }),
    preview: z.array(previewSchema).meta({ description: 'The first 20 tasks' }),
  })
  .meta({ id: 'ImportResult' })

export type ImportInput = z.output<typeof importInputSchema>
export type ImportResult = z.infer<typeof importResultSchema>
