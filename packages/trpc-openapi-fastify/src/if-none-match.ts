import type { FastifyRequest } from 'fastify'

/** Returns true when `If-None-Match` contains an entity tag. */
export function matchesIfNoneMatch({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean {
  const tags = headers['if-none-match']
  if (tags === undefined) return false
  return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}
