import { LONG_LIFETIME } from '@taskwire/api'
import { keyOf, keysAt, type Keys } from './ring.ts'
import { createSecret, readSecrets, secretFile } from './secret-file.ts'

/** The largest difference between the clocks of machines that share a folder. */
const SKEW_MS = 5 * 60_000
export const LIFETIME_MS = LONG_LIFETIME * 1000 + SKEW_MS
/** The interval at which the file is read. A new secret signs only after several of these. */
const LOOK_MS = 1_000

export interface KeySettings {
  /** Configured secrets: the one that signs, and others that verify. */
  readonly secret?: string | undefined
  readonly others?: readonly string[]
  /** The folder for this installation's own secrets when none is configured. */
  readonly dataDir: string
  /** Receives errors of reading the file; the keys stay unchanged. */
  readonly log?: ((line: string) => void) | undefined
}

/** The current keys. The opener must close them. */
export interface OpenKeys extends Disposable {
  readonly keys: () => Keys
}

/** Opens the configured keys, else those of the data folder, which the first start makes and later reads follow. */
export async function openKeys({ secret, others = [], dataDir, log }: KeySettings): Promise<OpenKeys> {
  if (secret !== undefined) {
    const keys: Keys = [keyOf(secret), ...others.map(keyOf)]
    return { keys: () => keys, [Symbol.dispose]: () => {} }
  }
  const file = secretFile(dataDir)
  let keys = keysAt((await readSecrets(file)) ?? (await createSecret(file)), Date.now(), LIFETIME_MS)
  const look = async () => {
    const entries = await readSecrets(file)
    // Someone removed the file: the next start makes a new one, and until then the keys stay.
    if (entries !== undefined) keys = keysAt(entries, Date.now(), LIFETIME_MS)
  }
  const timer = setInterval(() => {
    look().catch((error: unknown) => log?.(`the signing keys could not be read: ${String(error)}`))
  }, LOOK_MS).unref()
  return { keys: () => keys, [Symbol.dispose]: () => clearInterval(timer) }
}
