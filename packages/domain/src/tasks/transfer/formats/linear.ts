import type { ImportEntry } from '../import-entry.ts'
import { labelsIn } from '../read-labels.ts'
import { filled, type TableFormat } from './format.ts'
import { columnNames, namedRows, warnOfColumns } from './table-rows.ts'

const read = columnNames(
  'id title description status priority project projectid labels duedate parentissue completed canceled archived creator created ' +
    'updated started triaged cyclestart cycleend projectmilestoneid uuid team',
)

/** Linear's CSV of issues. */
export const linear: TableFormat = {
  format: 'linear',
  matches: (names) => names.has('team') && names.has('parentissue') && names.has('title'),
  read: (table, { warnings }) => {
    warnOfColumns(table, read, {}, warnings)
    return namedRows(table).map(({ line, cell }): ImportEntry => {
      const project = cell('project')
      if (project !== '' && cell('team') !== '') warnings.add({ code: 'unknown_column', column: 'Team' })
      const isCanceled = cell('canceled') !== ''
      return {
        line,
        text: cell('title'),
        fields: filled({
          title: cell('title'),
          description: cell('description'),
          due_date: cell('duedate'),
          priority: cell('priority'),
          status: isCanceled ? 'canceled' : cell('completed') === '' ? cell('status') : 'completed',
          completed_at: cell('completed') || cell('canceled'),
        }),
        names: {
          due_date: 'Due Date',
          priority: 'Priority',
          status: isCanceled ? 'Canceled' : 'Status',
          completed_at: 'Completed',
        },
        hasDaysAsInstants: true,
        list: project || cell('team') || undefined,
        labels: labelsIn(cell('labels')),
        key: cell('id') || undefined,
        parent: cell('parentissue') || undefined,
      }
    })
  },
}
