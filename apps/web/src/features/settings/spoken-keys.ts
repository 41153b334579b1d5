import { keyNames } from '../../shared/commands/key-names.ts'

/** Returns a binding as text for screen readers: "G T", "Ctrl + K". */
export function spokenKeys(binding: string): string {
  return keyNames(binding)
    .map((press) => press.join(' + '))
    .join(' ')
}
