import { labelColumns, labelRow, toLabel } from './labels/label.row.ts'
import { listColumns, listRow, toList } from './lists/list.row.ts'
import { fragment } from '@taskwire/db'
import type { LogKinds } from './sync/log-kind.ts'
import { taskColumns, taskFields, taskRow, toTask } from './tasks/task.row.ts'

/** The tables of the log. The log reads and purges all of them, and the export of an account contains all of them. */
export const logKinds = {
  task: { table: fragment`tasks`, row: taskRow, columns: taskColumns, toEntity: toTask, fields: taskFields },
  list: {
    table: fragment`lists`,
    row: listRow,
    columns: listColumns,
    toEntity: toList,
    fields: Object.keys(listRow),
  },
  label: {
    table: fragment`labels`,
    row: labelRow,
    columns: labelColumns,
    toEntity: toLabel,
    fields: Object.keys(labelRow),
  },
} as const satisfies LogKinds
