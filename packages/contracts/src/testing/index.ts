export { responseChecker } from './response-checker.ts'
export { committedDocument, documentedStatuses } from './documents.ts'
