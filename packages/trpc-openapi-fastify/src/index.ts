export { callProcedure, type ProcedureCall } from './call-procedure.ts'
export type {
  Contract,
  DescribedError,
  Operation,
  OperationDescription,
  SharedOperations,
} from './contract.ts'
export type { OperationMeta } from './meta.ts'
export type { Json, OpenApiDocument } from './openapi-types.ts'
export { operationsOf } from './operations.ts'
export { coercionFor, type Coercion } from './query-coercion.ts'
export { matchesIfNoneMatch } from './if-none-match.ts'
export { registerOperations } from './registrar.ts'
export type { FormattedError, RegisterOptions, ResponseControls, RestCall } from './options.ts'
export { textOf, type WrittenOutput } from './written-output.ts'
