import type { ImportEntry } from '../import-entry.ts'
import { labelsIn } from '../read-labels.ts'
import { filled, type TableFormat } from './format.ts'
import { columnNames, namedRows, warnOfColumns } from './table-rows.ts'

const read = columnNames(
  'subject duedate datecompleted complete categories notes priority status reminderonoff reminderdate remindertime role',
)
const nothing = {
  totalwork: '0',
  actualwork: '0',
  private: 'False',
  sensitivity: 'Normal',
  startdate: '',
  mileage: '',
}

/** Outlook's CSV of tasks, in English. In other languages the words of its header lead to the columns. */
export const outlook: TableFormat = {
  format: 'outlook_csv',
  matches: (names) => names.has('subject') && names.has('datecompleted') && names.has('remindertime'),
  read: (table, { warnings }) => {
    warnOfColumns(table, read, nothing, warnings)
    return namedRows(table).map(({ line, cell }): ImportEntry => {
      if (cell('reminderonoff').toLowerCase() === 'true')
        warnings.add({ code: 'unknown_column', column: 'Reminder Date' }, line)
      return {
        line,
        text: cell('subject'),
        fields: filled({
          title: cell('subject'),
          description: cell('notes'),
          due_date: cell('duedate'),
          priority: cell('priority'),
          status: cell('status'),
          completed: cell('complete') === '100' ? '100%' : '',
          completed_at: cell('datecompleted'),
        }),
        names: {
          due_date: 'Due Date',
          priority: 'Priority',
          status: 'Status',
          completed: '% Complete',
          completed_at: 'Date Completed',
        },
        hasDaysAsInstants: true,
        labels: labelsIn(cell('categories')),
      }
    })
  },
}
