import { useEffect, useRef } from 'react'
import { formatDue } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { t } from '../../shared/texts/texts.ts'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ColumnChooser, type ColumnFields } from './column-chooser.tsx'
import type { DateOrder, FoundTasks, ImportedTask } from './transfer-jobs.ts'
import { SkippedList } from './skipped-list.tsx'
import { WarningList } from './warning-list.tsx'
import { Segments } from '../../shared/ui/segments.tsx'

interface ImportPreviewProps {
  readonly name: string
  readonly found: FoundTasks
  /** Called with the order of day and month when the file's dates are ambiguous. */
  readonly onOrder: (order: DateOrder) => void
  /** Called with the field of each column. */
  readonly onColumns: (columns: ColumnFields) => void
  /** The fields that the user chose. */
  readonly chosen: ColumnFields | undefined
  readonly onAdd: () => void
  readonly onCancel: () => void
}

const SHOWN = 5

/** Shows the tasks of a file before the user adds them. */
export function ImportPreview({
  name,
  found: { tasks, skipped, warnings, dateQuestion, counts, table },
  onOrder,
  onColumns,
  chosen,
  onAdd,
  onCancel,
}: ImportPreviewProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { import: texts } = transferTexts()
  const [count, rest] = [tasks.length, tasks.length - SHOWN]
  return (
    <div className="mt-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold wrap-anywhere outline-none">
        {texts.found({ count, name })}
      </h3>
      {count === 0 ? (
        <p className="mt-1 text-ink-soft">{texts.nothing}</p>
      ) : (
        <Preview tasks={tasks.slice(0, SHOWN)} />
      )}
      <Counts {...counts} />
      {rest > 0 && <p className="mt-2 text-sm text-ink-soft">{texts.more({ count: rest })}</p>}
      {dateQuestion !== undefined && <OrderChoice question={dateQuestion} onOrder={onOrder} />}
      {table !== undefined && (
        <details className="mt-4">
          <summary className="cursor-pointer font-medium">{texts.chooseColumns}</summary>
          <ColumnChooser table={table} chosen={chosen} onColumns={onColumns} />
        </details>
      )}
      <WarningList warnings={warnings} />
      {skipped.length > 0 && (
        <SkippedList title={texts.skipped({ count: skipped.length })} skipped={skipped} />
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {count > 0 && (
          <Button variant="solid" onClick={onAdd}>
            {texts.add({ count })}
          </Button>
        )}
        <Button variant="quiet" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </div>
  )
}

/** How many subtasks, lists and labels come along. */
function Counts({ subtasks, lists, labels }: FoundTasks['counts']) {
  const { counts } = transferTexts().import
  const parts = [
    subtasks > 0 && counts.subtasks({ count: subtasks }),
    lists > 0 && counts.lists({ count: lists }),
    labels > 0 && counts.labels({ count: labels }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : <p className="mt-2 text-sm text-ink-soft">{parts.join(' · ')}</p>
}

interface OrderChoiceProps {
  readonly question: NonNullable<FoundTasks['dateQuestion']>
  readonly onOrder: (order: DateOrder) => void
}

/** Asks for the meaning of an ambiguous date. */
function OrderChoice({ question: { text, order, ...days }, onOrder }: OrderChoiceProps) {
  const today = useToday()
  return (
    <div className="mt-3">
      <Segments<DateOrder | 'none'>
        legend={transferTexts().import.dateOrder({ text })}
        value={order ?? 'none'}
        options={[
          { value: 'day-first', label: formatDue(days.day_first, today) },
          { value: 'month-first', label: formatDue(days.month_first, today) },
        ]}
        onChange={(value) => value !== 'none' && onOrder(value)}
      />
    </div>
  )
}

function Preview({ tasks }: { readonly tasks: readonly ImportedTask[] }) {
  const today = useToday()
  const { caption, columns } = transferTexts().import
  const { priority: priorities, status: statuses } = t().tasks
  return (
    <table className="mt-3 w-full table-fixed border-collapse text-start">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-sm text-ink-soft *:py-1.5 *:pe-3 *:text-start *:font-medium">
          <th scope="col">{columns.title}</th>
          <th scope="col" className="w-28 sm:w-40">
            {columns.due}
          </th>
          <th scope="col" className="w-20">
            {columns.priority}
          </th>
          <th scope="col" className="w-24 max-sm:hidden">
            {columns.status}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(
          ({ title, due_date, priority = 'medium', status = 'pending', list, labels = [] }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the rows never move and may be equal
            <tr key={index} className="border-b border-line *:py-2 *:pe-3 *:text-start *:align-baseline">
              <th scope="row" dir="auto" className="truncate font-normal">
                {title}
                <Places list={list} labels={labels} />
              </th>
              <td className="text-sm text-ink-soft">{due_date && formatDue(due_date, today)}</td>
              <td className="text-sm text-ink-soft">{priorities[priority]}</td>
              <td className="text-sm text-ink-soft max-sm:hidden">{statuses[status]}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** The list and the labels of a task, below its title. */
function Places({ list, labels }: { readonly list: string | undefined; readonly labels: readonly string[] }) {
  const names = [...(list === undefined ? [] : [list]), ...labels.map((label) => `@${label}`)]
  if (names.length === 0) return null
  return <span className="block truncate text-sm text-ink-soft">{names.join(' · ')}</span>
}
