/**
 * Returns the messages of a failure and of its causes, without passwords and other secrets. A message that is a whole
 * sentence was written for a person and already contains its cause.
 */
export function describeFailure(error: unknown, secrets: readonly string[] = []): string {
  let text = ''
  for (const message of messagesOf(error)) {
    if (text.endsWith('.')) break
    if (message === '' || text.includes(message)) continue
    text = text === '' ? message : `${text}: ${message}`
  }
  return withoutSecrets(text, secrets)
}

function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const own = [withCode(error)]
  // Several addresses of one name fail together, in an error without a message.
  if (error instanceof AggregateError) own.push(error.errors.map((each) => describeFailure(each)).join(', '))
  return error.cause === undefined ? own : [...own, ...messagesOf(error.cause)]
}

/** Operators search for PostgreSQL's five-character code. */
function withCode(error: Error): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? `${error.message} (${code})` : error.message
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const masked = text.replaceAll(/(\w+:\/\/[^\s/:@]*):[^\s/@]*@/g, '$1:***@')
  return secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '***')), masked)
}
