import { z } from 'zod'

/** PostgreSQL stores neither NUL nor lone surrogates; refused here, they never become a database error. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Characters as a person counts code points: an emoji is one, not two. */
export function lengthOf(text: string): number {
  // Counting is only needed when the UTF-16 length could mislead.
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length
}

interface TextBounds {
  readonly min?: number
  readonly max: number
  /** Take surrounding white space away first. */
  readonly trim?: boolean
}

/** A bounded string schema, lengths in code points, as JSON Schema counts them. */
export function boundedText({ min = 0, max, trim = false }: TextBounds) {
  const check = (text: string) => {
    if (!isStorableText(text)) return 'contains characters that cannot be stored'
    const length = lengthOf(text)
    if (length < min) return min === 1 ? 'is required' : `must be at least ${min} characters`
    if (length > max) return `must be at most ${max} characters`
    return undefined
  }
  return (trim ? z.string().trim() : z.string())
    .superRefine((text, ctx) => {
      const message = check(text)
      if (message !== undefined) ctx.addIssue({ code: 'custom', message })
    })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max })
}
