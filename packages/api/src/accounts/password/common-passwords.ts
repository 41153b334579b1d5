let common: Promise<ReadonlySet<string>> | undefined

/** True for passwords that guessing programs try first, in whichever form a keyboard writes them. */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= load()
  return (await common).has(password.normalize('NFKC').toLowerCase())
}

/** Read at the first sign-up: a server that signs nobody up need not hold 30,000 passwords. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'] as readonly string[])
}
