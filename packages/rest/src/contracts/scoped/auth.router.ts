import {
  checkCredentials,
  inputOf,
  openRefreshableSession,
  openSession,
  outputOf,
  publicProcedure,
  registerAccount,
  router,
} from '@taskwire/api/contracts'
import * as docs from './docs.ts'
import { toScopedUser } from './mapper.ts'
import * as schemas from './schemas.ts'

const contract = 'scoped'
const token_type = 'bearer' as const
const success = true as const

export const scopedAuthRouter = router({
  signup: publicProcedure
    .meta(docs.signup)
    .input(inputOf(schemas.signupInput))
    .output(outputOf(schemas.signupOutput))
    .mutation(async ({ ctx: { deps, user_agent, ip }, input: { email, password } }) => {
      const user = await registerAccount(
        deps,
        { email, password },
        { ip, user_agent },
        { strictPassword: false },
      )
      const { access_token } = await openSession(deps, user.id, { contract, user_agent, ip })
      return { success, user: toScopedUser(user), token: access_token, access_token, token_type }
    }),

  signin: publicProcedure
    .meta(docs.signin)
    .input(inputOf(schemas.signinInput))
    .output(outputOf(schemas.signinOutput))
    .mutation(async ({ ctx: { deps, user_agent, ip }, input }) => {
      const { user, proof } = await checkCredentials(deps, input, { ip, user_agent })
      const session = await openRefreshableSession(deps, proof, { contract, user_agent, ip })
      const { access_token, refresh_token } = session
      const tokens = { token: access_token, access_token, refresh_token, token_type }
      return { success, user: toScopedUser(user), ...tokens }
    }),
})
