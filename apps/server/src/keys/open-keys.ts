import { LONG_LIFETIME } from '@taskwire/api'
import { keyOf, keysAt, type Keys } from './ring.ts'
import { createSecret, readSecrets, secretFile } from './secret-file.ts'

/** Clocks of several machines that share a folder may differ by so much. */
const SKEW_MS = 5 * 60_000
export const LIFETIME_MS = LONG_LIFETIME * 1000 + SKEW_MS
/** How often the file is looked at. A new secret signs only after several of these. */
const LOOK_MS = 1_000

export interface KeySettings {
  /** Secrets that were set: the one that signs, and others that verify. */
  readonly secret?: string | undefined
  readonly others?: readonly string[]
  /** Where this installation keeps its own when none was set. */
  readonly dataDir: string
  /** Takes what went wrong with a look at the file; the keys stay as they were then. */
  readonly log?: ((line: string) => void) | undefined
}

/** The keys as they are now; whoever opened them closes them. */
export interface OpenKeys extends Disposable {
  readonly keys: () => Keys
}

/** The keys that were set, else those of the data folder, made at the first start and followed from then on. */
export async function openKeys({ secret, others = [], dataDir, log }: KeySettings): Promise<OpenKeys> {
  if (secret !== undefined) {
    const keys: Keys = [keyOf(secret), ...others.map(keyOf)]
    return { keys: () => keys, [Symbol.dispose]: () => {} }
  }
  const file = secretFile(dataDir)
  let keys = keysAt((await readSecrets(file)) ?? (await createSecret(file)), Date.now(), LIFETIME_MS)
  const look = async () => {
    const entries = await readSecrets(file)
    // Removed: it is made anew at the next start, and until then all is as it was.
    if (entries !== undefined) keys = keysAt(entries, Date.now(), LIFETIME_MS)
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => log?.(`the signing keys could not be read: ${String(error)}`))
  }, LOOK_MS).unref()
  return { keys: () => keys, [Symbol.dispose]: () => clearInterval(timer) }
}
