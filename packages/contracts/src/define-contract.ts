import type { Operation as RestOperation } from '@taskwire/trpc-openapi-fastify'
import { toOperation, type Contract } from './contract.ts'
import { describeOperation } from './describe-operation.ts'

/** Completes a contract with the description of its errors and operations. */
export function defineContract<const Name extends string>(
  contract: Omit<Contract<Name>, 'errorSchema' | 'describe'>,
): Contract<Name> {
  return {
    ...contract,
    errorSchema: contract.errorFormat.schema,
    describe: (operation) => describeOperation(toOperation(operation as RestOperation<Contract>)),
  }
}
