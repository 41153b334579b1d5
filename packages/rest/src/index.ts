export { contracts } from './contracts.ts'
export type { Contract, ContractName } from './contract.ts'
export { operationsOf, type Operation } from './operations.ts'
export { answerFailure, registerContracts } from './registrar.ts'
