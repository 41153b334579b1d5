import { emailSchema } from '@taskwire/domain'

const changes = ['promote', 'demote', 'deactivate', 'reactivate', 'reset-password'] as const

/** The action and its user. */
export type UserRequest =
  | { readonly action: (typeof changes)[number]; readonly email: string }
  | { readonly action: 'list'; readonly search: string | undefined }

export const usage = `This command is called as one of:
  pnpm taskwire user list [part of e-mail or name]
  pnpm taskwire user promote <e-mail>
  pnpm taskwire user demote <e-mail>
  pnpm taskwire user deactivate <e-mail>
  pnpm taskwire user reactivate <e-mail>
  pnpm taskwire user reset-password <e-mail>
  pnpm taskwire keys rotate
  pnpm taskwire log renew`

/** Parses the words after the command; undefined when they are no valid command. */
export function readArguments([noun, verb, subject, ...more]: readonly string[]): UserRequest | undefined {
  if (noun !== 'user' || more.length > 0 || subject?.startsWith('-') === true) return undefined
  if (verb === 'list') return { action: 'list', search: subject === '' ? undefined : subject }
  const action = changes.find((each) => each === verb)
  // In the stored form.
  const { data: email } = emailSchema.safeParse(subject)
  return action === undefined || email === undefined ? undefined : { action, email }
}
