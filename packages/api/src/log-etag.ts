import { authenticate } from './accounts/authenticate.ts'
import type { Context } from './context.ts'
import { logTag } from './sync/etags.ts'
import { readLogEnds } from './sync/sync.repository.ts'

/** The present entity tag of everything the caller has, from one look at a counter. Throws UNAUTHENTICATED. */
export async function logEtag({ deps, access_token }: Context): Promise<string> {
  const { user_id } = await authenticate(deps, access_token)
  const [ends] = await readLogEnds(deps.db, user_id)
  return logTag(deps.epoch(), ends?.head ?? 0)
}
