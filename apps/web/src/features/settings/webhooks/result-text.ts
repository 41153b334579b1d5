import type { RouterOutputs } from '@taskwire/client'
import { webhookTexts } from '../../../shared/texts/webhooks.ts'

type Attempt = RouterOutputs['webhooks']['deliveries'][number]['attempts'][number]

/** Words what a receiver responded, or why there was no response. */
export function resultText(attempt: Attempt | undefined): string {
  const texts = webhookTexts().results
  if (attempt === undefined) return ''
  if (attempt.error !== null) return texts[attempt.error]
  return texts.status({ status: String(attempt.status) })
}
