export { exportTasks, type TransferKind } from './tasks/transfer/export-tasks.ts'
export {
  readImport,
  type Import,
  type ImportOptions,
  type SkippedEntry,
} from './tasks/transfer/read-import.ts'
