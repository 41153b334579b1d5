import { inputOf, protectedProcedure } from '@taskwire/api/contracts'
import { DomainError } from '@taskwire/domain'
import { ownerInput } from './schemas.ts'

/** A procedure under `/api/{user_id}`: only for that user, decided by the token and the path alone. */
export const ownerProcedure = protectedProcedure.input(inputOf(ownerInput)).use(({ ctx, input, next }) => {
  if (input.user_id.toLowerCase() !== ctx.actor.user_id) throw new DomainError('NOT_YOUR_PATH')
  return next()
})
