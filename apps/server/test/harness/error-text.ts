interface OwnKeys {
  readonly error?: string
  readonly detail?: string
  readonly message?: string
}

/**
 * An error body as the service sends it: the literal body of a contract's document, and its message under the keys of
 * the other contracts too.
 */
export function errorText(documented: string): string {
  const own = JSON.parse(documented) as OwnKeys
  const sentence = own.error ?? own.detail ?? own.message
  return JSON.stringify({ ...own, error: sentence, message: sentence, detail: sentence, ...own })
}
