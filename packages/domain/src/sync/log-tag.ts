import { z } from 'zod'

/** A revision with the epoch that it is of: the text of an entity tag without its quotes. */
export interface LogTag {
  readonly epoch: string
  readonly revision: number
}

const pattern = /^([A-Za-z0-9_-]{1,32})\.(0|[1-9]\d{0,15})$/

export function formatLogTag({ epoch, revision }: LogTag): string {
  return `${epoch}.${revision}`
}

/** Returns undefined for a text that is no tag. */
export function parseLogTag(text: string): LogTag | undefined {
  const [, epoch, revision] = pattern.exec(text) ?? []
  if (epoch === undefined || !Number.isSafeInteger(Number(revision))) return undefined
  return { epoch, revision: Number(revision) }
}

/** A tag as an input. */
export const logTagSchema = z
  .string()
  .regex(pattern, 'must be a revision, or the text of an ETag such as hX3kQz0a.7')
  .refine((text) => parseLogTag(text) !== undefined, 'names a revision that is too large')
