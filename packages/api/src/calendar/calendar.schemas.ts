import { timestampSchema } from '@taskwire/domain'
import { z } from 'zod'

const fields = {
  created_at: timestampSchema
    .nullable()
    .meta({ description: 'When the address was made; null without a feed' }),
  last_read_at: timestampSchema
    .nullable()
    .meta({ description: 'When a program last asked for the feed, to the minute; null before' }),
}

export const calendarSchema = z.object(fields).meta({ id: 'Calendar' })

export const createdCalendarSchema = z
  .object({
    ...fields,
    url: z.string().meta({ description: 'The secret address of the feed, shown this once' }),
  })
  .meta({ id: 'CreatedCalendar' })

export type ShownCalendar = z.infer<typeof calendarSchema>
export type CreatedCalendar = z.infer<typeof createdCalendarSchema>
