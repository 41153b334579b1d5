export { answerJudge } from './answer-judge.ts'
export { committedDocument, documentedStatuses } from './documents.ts'
