import { inputOf, protectedProcedure } from '@taskwire/api/contract-kit'
import { DomainError } from '@taskwire/domain'
import { ownerInput } from './schemas.ts'

const sentences = {
  access: "Access forbidden: Cannot access other user's data",
  create: 'Access forbidden: Cannot create tasks for other users',
  update: "Access forbidden: Cannot update other user's data",
  delete: "Access forbidden: Cannot delete other user's data",
  modify: "Access forbidden: Cannot modify other user's data",
} as const

/** A procedure under `/api/{user_id}`: only for that user, decided from the token and the path alone. */
export function ownerProcedure(verb: keyof typeof sentences) {
  return protectedProcedure.input(inputOf(ownerInput)).use(({ ctx, input, next }) => {
    if (input.user_id.toLowerCase() !== ctx.actor.user_id)
      throw new DomainError('NOT_YOUR_PATH', { message: sentences[verb] })
    return next()
  })
}
