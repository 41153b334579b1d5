import type { TaskwireClient } from '@taskwire/client'
import { toCallFailure } from '../../shared/session/call-failure.ts'
import { t } from '../../shared/texts/texts.ts'

/** Sends the verification e-mail again. Returns what happened, as a sentence. */
export function resendVerification(
  auth: Pick<TaskwireClient['auth'], 'resendVerification'>,
  email: string,
): Promise<string> {
  return auth.resendVerification.mutate().then(
    () => t().accounts.confirm.sent({ email }),
    (error: unknown) => `${toCallFailure(error).message}.`,
  )
}
