import type { FastifyReply } from 'fastify'

/** Adds request headers to `Vary` beside those that are already there. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const header = reply.getHeader('vary')
  if (header === undefined) return void reply.header('vary', names.join(', '))
  const present = String(header)
  const known = new Set(present.toLowerCase().split(/\s*,\s*/))
  const added = names.filter((name) => !known.has(name.toLowerCase()))
  if (added.length > 0) reply.header('vary', [present, ...added].filter(Boolean).join(', '))
}
