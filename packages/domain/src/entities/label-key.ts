/** The form in which names of labels are compared: two labels of a user differ in it. */
export function labelKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
