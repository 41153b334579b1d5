/** What the server says of a field, in German: the rest of a sentence that starts with the field's name. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^is required$/, 'fehlt'],
  [/^must be at most (\d+) characters$/, 'darf höchstens $1 Zeichen haben'],
  [/^must be at least (\d+) characters$/, 'muss mindestens $1 Zeichen haben'],
  [/^must be an e-mail address$/, 'muss eine E-Mail-Adresse sein'],
  [/^contains characters that cannot be stored$/, 'enthält Zeichen, die nicht gespeichert werden können'],
  [/^is wrong$/, 'ist falsch'],
  [/^is one of the most common ones.*$/, 'ist eines der häufigsten; bitte ein anderes wählen'],
  [/^must be one of (.*)$/, 'muss eines von diesen sein: $1'],
  [/^must be a date.*$/, 'muss ein Datum sein'],
]

export function issueInGerman(message: string): string {
  const known = sentences.find(([pattern]) => pattern.test(message))
  return known === undefined ? `ist so nicht möglich (${message})` : message.replace(...known)
}
