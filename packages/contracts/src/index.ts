export { operationsOf } from './contract.ts'
export { contracts, type ContractName, type Operation } from './contracts.ts'
export { fallbackErrorFormat } from './error-format.ts'
export { registerContracts, sendFailure } from './register-contracts.ts'
