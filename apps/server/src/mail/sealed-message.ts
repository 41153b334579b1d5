import type { Message, SigningKey } from '@taskwire/api'
import { derivedKey, openText, sealText } from '../keys/seal.ts'

/** A message that only processes with the server's keys can read. */
export interface SealedMessage {
  /** The key that sealed the message. */
  readonly kid: string
  /** Nonce, authentication tag and ciphertext in base64url. */
  readonly sealed: string
  /** When the message is too old to be sent. */
  readonly expires_at: string
}

const CONTENT = 'mail content'

/**
 * Encrypts a message for the queue's table: it contains an address and often a link that signs its reader in. The ciphertext is bound
 * to the id of its job.
 */
export function sealMessage(
  key: SigningKey,
  id: string,
  message: Message,
  expires_at: string,
): SealedMessage {
  const { to, subject, text } = message
  return {
    kid: key.kid,
    sealed: sealText(key, CONTENT, id, JSON.stringify({ to, subject, text })),
    expires_at,
  }
}

/** Decrypts a message. Returns undefined when none of the keys sealed it, or when it was changed. */
export function openMessage(
  keys: readonly SigningKey[],
  id: string,
  { kid, sealed }: SealedMessage,
): Message | undefined {
  const key = keys.find((known) => known.kid === kid)
  const text = key && openText(key, CONTENT, id, sealed)
  return text === undefined ? undefined : (JSON.parse(text) as Message)
}

/** The key that names a recipient without naming the address. */
export function recipientKey(key: SigningKey): Buffer {
  return derivedKey(key, 'mail recipient')
}
