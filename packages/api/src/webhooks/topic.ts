/** The name under which the wake bus wakes the runners when webhooks were made or changed. */
export const WEBHOOKS_TOPIC = 'w:all'
