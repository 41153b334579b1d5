import { describeFailure } from '../../describe-failure.ts'
import { secretsIn, type Env } from '../../env.ts'
import { verifySmtp } from '../../mail/smtp.ts'
import { failed, ok, warning, type Finding } from './finding.ts'

/** Checks that the mail server accepts a sign-in. Sends nothing. */
export async function checkMail(env: Env): Promise<Finding[]> {
  const { SMTP_URL: url, NODE_ENV } = env
  if (url === undefined)
    return [
      warning(
        'mail',
        NODE_ENV === 'production'
          ? 'SMTP_URL is not set, so no message can be sent: people who forget their password need `taskwire user reset-password`.'
          : 'SMTP_URL is not set, so messages are written to the log.',
      ),
    ]
  try {
    await verifySmtp(url)
    return [ok('mail', `${new URL(url).host} accepts messages.`)]
  } catch (error) {
    return [
      failed(
        'mail',
        `The mail server of SMTP_URL does not accept messages: ${describeFailure(error, secretsIn(env))}`,
      ),
    ]
  }
}
