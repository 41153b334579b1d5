export { createAnswerJudge, type AnswerJudge, type JudgedAnswer } from './answer-judge.ts'
export { committedDocument, documentedStatuses } from './documents.ts'
