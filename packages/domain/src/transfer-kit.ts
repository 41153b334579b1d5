export { exportTasks, type TransferKind } from './tasks/transfer/export-tasks.ts'
export {
  importReasonCodes,
  reasonInEnglish,
  type FileRefusal,
  type ForeignFormat,
  type ImportReason,
  type ImportWarning,
} from './tasks/import-reasons.ts'
export {
  readImport,
  type Import,
  type ImportOptions,
  type SkippedEntry,
} from './tasks/transfer/read-import.ts'
