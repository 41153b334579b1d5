import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isKey } from './is-key.ts'

/** The keys by which push services know this server. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** The file of the data folder that holds the keys. */
export function vapidFile(dataDir: string): string {
  return path.join(dataDir, 'vapid-keys')
}

/**
 * Returns the configured keys, else those of the data folder, which the first start makes. Browsers subscribe to a key: with other keys
 * their subscriptions end. Throws an error that names an invalid file.
 */
export async function openVapidKeys(configured: VapidKeys | undefined, dataDir: string): Promise<VapidKeys> {
  if (configured !== undefined) return configured
  const file = vapidFile(dataDir)
  return (await read(file)) ?? create(file)
}

async function read(file: string): Promise<VapidKeys | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const [publicKey = '', privateKey = ''] = text.trim().split('\n')
  if (!isKey(publicKey, 65) || !isKey(privateKey, 32))
    throw new Error(`${file} holds no usable keys; remove it to have new ones made`)
  return { publicKey, privateKey }
}

/** Atomic: of several processes at their first start one link wins, and none reads half a file. */
async function create(file: string): Promise<VapidKeys> {
  await mkdir(path.dirname(file), { recursive: true })
  const { default: webPush } = await import('web-push')
  const keys = webPush.generateVAPIDKeys()
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${keys.publicKey}\n${keys.privateKey}\n`, { mode: 0o600, flush: true })
  try {
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return (await read(file)) ?? keys
}
