import { keyNames } from '../../shared/commands/key-names.ts'

/** A binding as words for who listens: "G, then T". */
export function spokenKeys(binding: string): string {
  return keyNames(binding)
    .map((press) => press.join(' + '))
    .join(' ')
}
