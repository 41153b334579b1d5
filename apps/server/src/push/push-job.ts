import { sendNotice, type Deps, type Job, type PushNotice } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'

/** Notifications that one process sends at a time. */
export const PUSH_AT_ONCE = 25

/** Makes the handler that sends a notification. The log contains no endpoint and no text of a task. */
export function pushJob(
  deps: Deps,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): (job: Job) => Promise<void> {
  return async ({ id, data, retries }) => {
    const notice = { id, ...(data as Omit<PushNotice, 'id'>) }
    const facts = { job: id, attempt: retries + 1, subscription: notice.subscription_id }
    try {
      const outcome = await sendNotice(deps, notice)
      if (outcome === 'gone') log.info(facts, 'a push subscription was removed: its browser has ended it')
      if (outcome === 'refused' || outcome === 'expired')
        log.warn({ ...facts, outcome }, 'a notification was dropped')
    } catch (error) {
      log.warn({ ...facts, err: error }, 'a notification could not be sent yet')
      throw error
    }
  }
}
