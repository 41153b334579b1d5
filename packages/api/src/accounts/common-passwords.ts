import { dictionary } from '@zxcvbn-ts/language-common'

let common: Set<string> | undefined

/** True for passwords that guessing programs try first, in whichever form a keyboard writes them. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(dictionary['passwords-common'] as readonly string[])
  return common.has(password.normalize('NFKC').toLowerCase())
}
