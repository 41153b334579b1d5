import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Message, SigningKey } from '@taskwire/api'

/** A message that only processes with the server's keys can read. */
export interface SealedMessage {
  /** The key that sealed the message. */
  readonly kid: string
  /** Nonce, authentication tag and ciphertext in base64url. */
  readonly sealed: string
  /** When the message is too old to be sent. */
  readonly expires_at: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a message for the queue's table with AES-256-GCM: it contains an address and often a link that signs its reader in. The
 * ciphertext is bound to the id of its job.
 */
export function sealMessage(
  { kid, secret }: SigningKey,
  id: string,
  message: Message,
  expires_at: string,
): SealedMessage {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', mailKey(secret, 'content'), nonce).setAAD(Buffer.from(id))
  const { to, subject, text } = message
  const content = Buffer.concat([cipher.update(JSON.stringify({ to, subject, text })), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
  return { kid, sealed, expires_at }
}

/** Decrypts a message. Returns undefined when none of the keys sealed it, or when it was changed. */
export function openMessage(
  keys: readonly SigningKey[],
  id: string,
  { kid, sealed }: SealedMessage,
): Message | undefined {
  const key = keys.find((known) => known.kid === kid)
  if (key === undefined) return undefined
  const bytes = Buffer.from(sealed, 'base64url')
  const rest = bytes.subarray(NONCE_BYTES)
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      mailKey(key.secret, 'content'),
      bytes.subarray(0, NONCE_BYTES),
    )
      .setAAD(Buffer.from(id))
      .setAuthTag(rest.subarray(0, TAG_BYTES))
    const text = Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString()
    return JSON.parse(text) as Message
  } catch {
    return undefined
  }
}

/** A key for one use, derived from the secret that signs tokens. */
export function mailKey(secret: string, use: 'content' | 'recipient'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `taskwire mail ${use}`, 32))
}
