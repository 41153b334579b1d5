export { exportTasks, type TransferKind } from './tasks/transfer/export-tasks.ts'
export {
  importFormats,
  importReasonCodes,
  reasonInEnglish,
  type FileRefusal,
  type ForeignFormat,
  type ImportFormat,
  type ImportReason,
  type ImportWarning,
} from './tasks/import-reasons.ts'
export type { ImportedTask } from './tasks/transfer/arrange.ts'
export { tableFields, type TableField } from './tasks/transfer/import-entry.ts'
export type { TableColumns } from './tasks/transfer/read-csv-entries.ts'
export {
  readColumns,
  readImport,
  type Import,
  type ImportOptions,
  type SkippedEntry,
} from './tasks/transfer/read-import.ts'
export { readFileColumns, readImportFile } from './tasks/transfer/read-import-file.ts'
