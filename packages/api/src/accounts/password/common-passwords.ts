let common: Promise<ReadonlySet<string>> | undefined

/** Whether guessing programs try this password first. Ignores letter case and Unicode forms. */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= load()
  return (await common).has(password.normalize('NFKC').toLowerCase())
}

/** Loads the 30,000 passwords at the first sign-up, since a server without sign-ups doesn't need them. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'] as readonly string[])
}
