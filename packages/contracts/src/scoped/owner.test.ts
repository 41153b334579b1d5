import type { Deps } from '@taskwire/api'
import { router } from '@taskwire/api/contracts'
import { expect, test } from 'vitest'
import { ownerProcedure } from './owner.ts'

const user_id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const actor = { user_id, user_number: 1, role: 'user', session_id: user_id, scopes: null }
const deps = {
  accessTokens: { verify: () => ({ ...actor, expires: Infinity }) },
  sessions: { actorOf: () => actor },
} as unknown as Deps

const caller = router({ path: ownerProcedure.query(({ input }) => input.user_id) }).createCaller({
  deps,
  access_token: 'any',
  user_agent: undefined,
})

test.each([user_id, user_id.toUpperCase(), '018F4e9a-7b2c-7DEF-8abc-0123456789AB'])(
  'the path of %s belongs to its owner: a UUID is compared in any letter case',
  async (path) => {
    await expect(caller.path({ user_id: path })).resolves.toBe(path)
  },
)

test.each(['018f4e9a-7b2c-7def-8abc-0123456789ac', `${user_id} `, user_id.slice(1), ''])(
  'the path of %j does not',
  async (path) => {
    await expect(caller.path({ user_id: path })).rejects.toThrow()
  },
)
