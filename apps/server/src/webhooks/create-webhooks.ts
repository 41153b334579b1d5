import type { PostResult, Webhooks } from '@taskwire/api'
import type { DeliveryError } from '@taskwire/domain'
import type { Env } from '../env.ts'
import { openText, sealText } from '../keys/seal.ts'
import type { Keys } from '../keys/ring.ts'
import { isPrivateAddressError } from '../outgoing/public-hosts.ts'
import { sendRequest } from '../outgoing/send-request.ts'
import { inSpan, type SpanEnd, type Traces } from '../traces/traces.ts'
import { createTargets } from './targets.ts'

/** Milliseconds for the response of a receiver. */
const PATIENCE_MS = 10_000
/** Bytes of a response that are read at most. */
const LONGEST_BODY = 65_536

/** Creates what webhooks need of the settings and the keys. */
export function createWebhooks({ WEBHOOK_ALLOW_PRIVATE }: Env, keys: () => Keys, traces?: Traces): Webhooks {
  const targets = createTargets({ allowPrivate: WEBHOOK_ALLOW_PRIVATE })
  const post: Webhooks['post'] = async (url, headers, body, signal) => {
    const began = performance.now()
    const ms = () => Math.round(performance.now() - began)
    const agent = targets.agentFor(url)
    // The settings have changed since the webhook was made.
    if (agent === undefined) return { status: null, error: 'address', ms: ms() }
    const limits = { patience: PATIENCE_MS, longest: LONGEST_BODY }
    try {
      const sent = await sendRequest(url, { method: 'POST', headers, body, agent, signal, ...limits })
      return {
        status: sent.status,
        error: null,
        ms: ms(),
        retry_after: secondsOf(sent.headers['retry-after']),
      }
    } catch (error) {
      if (signal?.aborted === true) throw error
      return { status: null, error: kindOf(error), ms: ms() }
    }
  }
  return {
    isAllowed: (url) => targets.isAllowed(url),
    // The span has no URL, whose path may be a secret.
    post: (...request) =>
      inSpan(traces, { name: 'webhook delivery', kind: 'client' }, () => post(...request), endOf),
    seal(webhook_id, secret) {
      const [key] = keys()
      return `${key.kid}.${sealText(key, USE, webhook_id, secret)}`
    },
    open(webhook_id, sealed) {
      const [kid, text = ''] = sealed.split('.', 2)
      const key = keys().find((known) => known.kid === kid)
      return key === undefined ? undefined : openText(key, USE, webhook_id, text)
    },
    sealPrefix: () => `${keys()[0].kid}.`,
  }
}

function endOf({ status, error }: PostResult): SpanEnd {
  return {
    ...(status !== null && { attributes: { 'http.response.status_code': status } }),
    failure: error ?? (status !== null && status >= 300 ? String(status) : undefined),
  }
}

/** Separates the key of these secrets from the other keys that are derived from the same one. */
const USE = 'webhook secret'

/** Seconds of a `Retry-After` that is a number. */
function secondsOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

function kindOf(error: unknown): DeliveryError {
  if (isPrivateAddressError(error)) return 'address'
  const { name, code = '' } = error as { name?: string; code?: string }
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout'
  return /CERT|TLS|SSL|EPROTO|SELF_SIGNED|VERIFY/.test(code) ? 'certificate' : 'connection'
}
