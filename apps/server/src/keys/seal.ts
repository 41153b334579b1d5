import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { SigningKey } from '@taskwire/api'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key for one use, derived from the secret that signs tokens. */
export function derivedKey({ secret }: Pick<SigningKey, 'secret'>, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `taskwire ${use}`, 32))
}

/**
 * Encrypts a text with AES-256-GCM, bound to an id. Returns nonce, authentication tag and ciphertext in base64url.
 */
export function sealText(key: SigningKey, use: string, id: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derivedKey(key, use), nonce).setAAD(Buffer.from(id))
  const content = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
}

/** Decrypts a text. Returns undefined when another key or id sealed it, or when it was changed. */
export function openText(key: SigningKey, use: string, id: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  const rest = bytes.subarray(NONCE_BYTES)
  try {
    const decipher = createDecipheriv('aes-256-gcm', derivedKey(key, use), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(id))
      .setAuthTag(rest.subarray(0, TAG_BYTES))
    return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString()
  } catch {
    return undefined
  }
}
