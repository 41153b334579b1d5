import { sharedRead, statement, type Declared, type Statement } from '@taskwire/db'

/** Makes a statement that finds the same row of a user as another one, and also returns the head of the user's log in its snapshot. */
export function atHead<Params extends { readonly user_id: string }, Row>(
  find: Statement<Params, Row>,
): Statement<Params, Row & { readonly head: number }> {
  const columns: Declared = { ...find.columns, head: 'bigint' }
  const made: unknown = sharedRead(statement(find.params, columns)`
select found.*, users.revision as head
from users
cross join lateral (
  ${find.source}
) found
where users.id = :user_id`)
  return made as Statement<Params, Row & { readonly head: number }>
}
