import type { ImportEntry } from '../import-entry.ts'
import { labelsIn } from '../read-labels.ts'
import { shorten } from '../shorten.ts'
import { filled, type TableFormat } from './format.ts'
import { columnNames, namedRows, warnOfColumns } from './table-rows.ts'

const read = columnNames(
  'taskid createdat completedat lastmodified name duedate tags notes projects parenttask assigneeemail',
)

/** Asana's CSV of a project. */
export const asana: TableFormat = {
  format: 'asana',
  matches: (names) =>
    names.has('taskid') && names.has('name') && (names.has('sectioncolumn') || names.has('completedat')),
  read: (table, { warnings }) => {
    warnOfColumns(table, read, {}, warnings)
    return namedRows(table).map(({ line, cell }): ImportEntry => {
      const [list, ...others] = cell('projects')
        .split(',')
        .map((name) => name.trim())
      for (const project of others)
        warnings.add({ code: 'unknown_value', value: shorten(project), column: 'Projects' }, line)
      return {
        line,
        text: cell('name'),
        fields: filled({
          title: cell('name'),
          description: cell('notes'),
          due_date: cell('duedate'),
          completed_at: cell('completedat'),
          status: cell('completedat') === '' ? 'pending' : '',
        }),
        names: { due_date: 'Due Date', completed_at: 'Completed At' },
        hasDaysAsInstants: true,
        list: list === '' ? undefined : list,
        labels: labelsIn(cell('tags')),
        key: cell('taskid') || undefined,
        parentTitle: cell('parenttask') || undefined,
      }
    })
  },
}
