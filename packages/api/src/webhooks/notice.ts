import type { WebhookReason } from '@taskwire/domain'
import type { Message } from '../mail/mail.ts'

/** Why the server itself stops a webhook. */
export type StopReason = Exclude<WebhookReason, 'by_owner'>

interface NoticeFacts {
  readonly to: string
  readonly url: string
  readonly reason: StopReason
  readonly appUrl: string
}

/** Why the server stopped sending to a webhook, as a sentence. */
const sentences: Record<StopReason, string> = {
  failing: 'Its receiver returned no success for three days. Nothing is lost: it continues where it stopped.',
  secret_lost: 'The server can no longer read its secret. Replace the secret, then resume the webhook.',
  gone: 'Its receiver returned 410 Gone.',
}

/** The message to the owner of a webhook that the server stopped. Of the URL only the host: a path may contain a secret. */
export function webhookNotice({ to, url, reason, appUrl }: NoticeFacts): Message {
  const { host } = new URL(url)
  const title = reason === 'gone' ? 'A webhook has ended' : 'A webhook is paused'
  const paragraphs = [
    `Taskwire no longer sends changes to your webhook at ${host}. ${sentences[reason]}`,
    `See its last deliveries, or resume it: ${appUrl}/settings/webhooks`,
  ]
  return { to, subject: title, text: `${paragraphs.join('\n\n')}\n` }
}
