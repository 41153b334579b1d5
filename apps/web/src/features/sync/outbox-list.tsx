import type { EntityMutation } from '@taskwire/client/replica'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { actionOf } from './mutation-action.ts'
import { useTitleOf } from './use-title-of.ts'

/** A longer list is of no use to a reader. */
const MAX_LINES = 50

/** Lists the unsent mutations in sending order. */
export function OutboxList({ outbox }: { readonly outbox: readonly EntityMutation[] }) {
  const today = useToday()
  const titleOf = useTitleOf()
  const texts = syncCentreTexts()
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting" className="mb-1 border-b border-line pb-1.5 text-sm font-semibold">
        {texts.waiting} <span className="font-normal text-ink-faint tabular-nums">{outbox.length}</span>
      </h2>
      <ol>
        {outbox.slice(0, MAX_LINES).map((operation) => (
          <li
            key={operation.op_id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2"
          >
            <span className="min-w-0 wrap-anywhere">
              {texts.operations[actionOf(operation)]({ title: titleOf(operation) })}
            </span>
            <span className="text-sm text-ink-faint">{formatMoment(operation.at, today)}</span>
          </li>
        ))}
      </ol>
      {outbox.length > MAX_LINES && <p className="py-2 text-ink-faint">+ {outbox.length - MAX_LINES}</p>}
    </section>
  )
}
