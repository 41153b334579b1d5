import { z } from 'zod'
import { issueCodes, type Issue } from './issues.ts'

type KeyOf<Union> = Union extends unknown ? keyof Union : never

const fields = {
  path: z.array(z.union([z.string(), z.number()])).meta({ description: 'Empty for the input as a whole' }),
  message: z.string().meta({ description: 'The rest of a sentence that starts with the field’s name' }),
  code: z.enum(issueCodes).meta({
    description: 'What is wrong, for programs. A later version may add codes: fall back to `message`',
  }),
  expected: z.string().optional().meta({ description: 'With wrong_type: the type of JSON' }),
  allowed: z.array(z.string()).optional().meta({ description: 'With not_one_of: the values' }),
  minimum: z.number().optional().meta({ description: 'With too_short, too_small and too_few' }),
  maximum: z.number().optional().meta({
    description: 'With too_long, too_large, too_many and title_too_long',
  }),
  format: z.string().optional().meta({ description: 'With wrong_format' }),
  fields: z
    .array(z.string())
    .optional()
    .meta({ description: 'With contradiction and not_combinable: the other fields' }),
  part: z
    .string()
    .optional()
    .meta({ description: 'With unsupported_rule_part and wrong_rule_part: the part of the rule' }),
  field: z.string().optional().meta({ description: 'With differs and different_starts: the other field' }),
} satisfies Record<KeyOf<Issue>, z.ZodType>

/** An issue on the wire: an object with the parameters of all codes. `Issue` is the narrower type of each code. */
export const issueSchema = z.object(fields)

/** An issue in an output. */
export type WireIssue = z.infer<typeof issueSchema>
