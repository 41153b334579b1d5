export { nameKey } from './entities/name-key.ts'
export { foldText } from './tasks/fold-text.ts'
