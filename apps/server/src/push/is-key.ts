/** Whether a text is base64url of a number of bytes. */
export function isKey(text: string, bytes: number): boolean {
  return /^[\w-]+$/.test(text) && Buffer.from(text, 'base64url').length === bytes
}
