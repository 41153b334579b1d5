import type { Actor, PersonalToken } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { listTokens as listTokenRows } from './personal-tokens.repository.ts'

/** The actor's personal access tokens, newest first; expired ones for 30 more days. */
export async function listTokens(deps: Deps, { user_id }: Actor): Promise<PersonalToken[]> {
  return listTokenRows(deps.db, user_id)
}
