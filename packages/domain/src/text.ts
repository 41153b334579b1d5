import { z } from 'zod'
import type { Problem } from './issues.ts'
import { addProblem } from './zod-error-map.ts'

/** Returns whether PostgreSQL can store a text. It stores neither NUL nor lone surrogates. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Returns the number of code points: an emoji counts once, not twice. */
export function lengthOf(text: string): number {
  // Without surrogates the UTF-16 length is the number of code points.
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length
}

interface TextBounds {
  readonly min?: number
  readonly max: number
  /** Trims the text before its length is checked. */
  readonly trim?: boolean
}

/** Returns a schema of bounded strings. Lengths count code points, as JSON Schema does. */
export function boundedText({ min = 0, max, trim = false }: TextBounds) {
  const check = (text: string): Problem | undefined => {
    if (!isStorableText(text)) return { code: 'unstorable_characters' }
    const length = lengthOf(text)
    if (length < min) return min === 1 ? { code: 'required' } : { code: 'too_short', minimum: min }
    if (length > max) return { code: 'too_long', maximum: max }
    return undefined
  }
  return (trim ? z.string().trim() : z.string())
    .superRefine((text, ctx) => {
      const problem = check(text)
      if (problem !== undefined) addProblem(ctx, problem)
    })
    .meta({ ...(min > 0 && { minLength: min }), maxLength: max })
}
