import { useEffect, useRef } from 'react'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'
import type { TableColumns, TableField } from './transfer-jobs.ts'

/** The field of each column; null leaves a column out. */
export type ColumnFields = readonly (TableField | null)[]

/** The fields that a user may choose, in the order of the list. A mark of completion and a status are one choice. */
const choices = [
  'title',
  'description',
  'due_date',
  'priority',
  'status',
  'completed_at',
  'list',
  'labels',
  'parent',
  'recurrence',
] as const satisfies readonly TableField[]

interface ColumnChooserProps {
  readonly table: TableColumns
  /** The fields that the user chose; the guesses when omitted. */
  readonly chosen: ColumnFields | undefined
  readonly onColumns: (columns: ColumnFields) => void
}

/** Lets the user name the field of each column of a table. */
export function ColumnChooser({ table, chosen, onColumns }: ColumnChooserProps) {
  const { columns: texts } = transferTexts()
  const fields = chosen ?? table.columns.map(({ field }) => field)
  const choose = (place: number, field: TableField | null) =>
    // A task has one title: the column that had the field before is left out.
    onColumns(
      table.columns.map((_, index) =>
        index === place
          ? field
          : field === 'title' && fields[index] === 'title'
            ? null
            : (fields[index] ?? null),
      ),
    )
  return (
    <ul className="mt-2 divide-y divide-line">
      {table.columns.map(({ name, samples }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the columns never move and may have equal names
        <li key={index} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <label className="flex min-w-0 flex-1 basis-48 flex-col">
            <span className="font-medium wrap-anywhere">{name || texts.nameless({ number: index + 1 })}</span>
            <span className="truncate text-sm text-ink-soft">{samples.join(', ')}</span>
            <select
              className="mt-1 min-h-9 w-full rounded-lg border border-line-control bg-surface px-2"
              value={fields[index] === 'completed' ? 'status' : (fields[index] ?? '')}
              onChange={({ currentTarget: { value } }) =>
                choose(index, choices.find((field) => field === value) ?? null)
              }
            >
              <option value="">{texts.leaveOut}</option>
              {choices.map((field) => (
                <option key={field} value={field}>
                  {texts.fields[field]}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  )
}

interface UnmappedTableProps extends ColumnChooserProps {
  readonly name: string
  readonly onCancel: () => void
}

/** A table whose column of titles isn't known: the user chooses it. */
export function UnmappedTable({ name, onCancel, ...chooser }: UnmappedTableProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { columns: texts, import: importTexts } = transferTexts()
  return (
    <div className="mt-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold wrap-anywhere outline-none">
        {texts.unknown({ name })}
      </h3>
      <p className="mt-1 text-ink-soft">{texts.pickTitle}</p>
      <ColumnChooser {...chooser} />
      <div className="mt-5">
        <Button variant="quiet" onClick={onCancel}>
          {importTexts.cancel}
        </Button>
      </div>
    </div>
  )
}
