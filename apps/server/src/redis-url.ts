/** Whether a text is the URL of a Redis, with the number of a database or without. */
export function isRedisUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !/^rediss?:$/.test(url.protocol)) return false
  return url.hostname !== '' && /^\/?\d{0,9}$/.test(url.pathname) && url.search === '' && url.hash === ''
}

/** Returns the URL of the Redis that carries hints; undefined when PostgreSQL does. */
export function redisUrlOf({ WAKE_BUS }: { readonly WAKE_BUS: string }): string | undefined {
  return WAKE_BUS === 'postgres' ? undefined : WAKE_BUS
}
