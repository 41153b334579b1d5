import { useId, type ReactNode } from 'react'
import { t } from '../../../shared/texts/texts.ts'
import { viewOptionsTexts } from '../../../shared/texts/view-options.ts'
import { Button } from '../../../shared/ui/button.tsx'
import type { Column } from './board-columns.ts'

interface BoardColumnProps {
  readonly column: Column
  readonly onShowAll: () => void
  readonly children: ReactNode
}

/** A column of the board, on which cards can be dropped. */
export function BoardColumn({ column, onShowAll, children }: BoardColumnProps) {
  const { status, tasks, hidden } = column
  const id = useId()
  return (
    <section aria-labelledby={id} data-status={status} className="column">
      <h2 id={id} className="flex items-baseline gap-2 px-2 pb-2 text-sm font-semibold">
        {t().tasks.status[status]}{' '}
        <span className="font-normal text-ink-faint tabular-nums">{tasks.length + hidden}</span>
      </h2>
      {tasks.length > 0 && (
        <div
          role="grid"
          aria-labelledby={id}
          aria-multiselectable
          aria-rowcount={tasks.length + hidden}
          className="grid grid-cols-1 gap-1.5"
        >
          {children}
        </div>
      )}
      {hidden > 0 && (
        <Button variant="quiet" className="mt-1.5 text-sm" onClick={onShowAll}>
          {viewOptionsTexts().more({ count: hidden })}
        </Button>
      )}
    </section>
  )
}
