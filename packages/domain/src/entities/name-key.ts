/** Returns the form in which names are compared. Two labels of a user differ in it. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
