import type { Env } from '../env.ts'
import { rotateKeys } from '../keys/rotate-keys.ts'
import { secretFile } from '../keys/secret-file.ts'
import { print } from './run-command.ts'

/**
 * `taskwire keys rotate`: adds a new key for access tokens, while the server runs and without signing anybody out.
 */
export async function rotateKeysCommand(env: Env): Promise<void> {
  if (env.TOKEN_SECRET !== undefined)
    throw new Error(
      'TOKEN_SECRET is set, so the keys are where it is kept: put the new secret into TOKEN_SECRET_PREVIOUS of every process first, then exchange the two. Nothing was changed.',
    )
  const from = await rotateKeys(secretFile(env.DATA_DIR), Date.now())
  print(`A new key signs from ${from.toISOString()} on. Tokens of the old one stay valid until they expire.`)
}
