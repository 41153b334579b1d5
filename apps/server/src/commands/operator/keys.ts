import { secretFile } from '../../keys/secret-file.ts'
import type { Subcommand } from './subcommand.ts'

/** `taskwire keys rotate`: adds a new key for access tokens, while the server runs and without signing anybody out. */
export const rotate: Subcommand = {
  name: 'keys rotate',
  parameters: [],
  does: 'Adds a new key for access tokens, without a restart. Nobody is signed out.',
  async run(env) {
    if (env.TOKEN_SECRET !== undefined)
      throw new Error(
        'TOKEN_SECRET is set, so the keys are where it is kept: put the new secret into TOKEN_SECRET_PREVIOUS of every process first, then exchange the two. Nothing was changed.',
      )
    const { rotateKeys } = await import('../../keys/rotate-keys.ts')
    const signs_from = (await rotateKeys(secretFile(env.DATA_DIR), Date.now())).toISOString()
    return {
      lines: [`A new key signs from ${signs_from} on. Tokens of the old one stay valid until they expire.`],
      data: { signs_from },
    }
  },
}
