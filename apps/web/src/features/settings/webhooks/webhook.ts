import type { RouterOutputs } from '@taskwire/client'

export type Webhook = RouterOutputs['webhooks']['list'][number]

/** The name of a webhook in buttons and messages. */
export const hostOf = ({ url }: Pick<Webhook, 'url'>): string => new URL(url).host
