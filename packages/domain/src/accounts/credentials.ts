import { z } from 'zod'
import { isStorableText, boundedText, lengthOf } from '../text.ts'
import { addProblem, refusedAs } from '../zod-error-map.ts'

export const MIN_PASSWORD = 8
export const MAX_PASSWORD = 256

/** The pattern that browsers use for `<input type=email>`; lower case, so that one mailbox is one account. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine((email) => z.regexes.html5Email.test(email), refusedAs({ code: 'not_an_email' }))
  .meta({ pattern: z.regexes.html5Email.source })

/** A new password in any script, counted in characters. Each contract decides on its strength beyond length. */
export function newPasswordSchema(min: number = MIN_PASSWORD) {
  return z
    .string()
    .superRefine((password, ctx) => {
      const length = lengthOf(password)
      if (length < min) addProblem(ctx, { code: 'too_short', minimum: min })
      else if (length > MAX_PASSWORD) addProblem(ctx, { code: 'too_long', maximum: MAX_PASSWORD })
      else if (!password.isWellFormed()) addProblem(ctx, { code: 'malformed_unicode' })
    })
    .meta({ minLength: min, maxLength: MAX_PASSWORD, format: 'password' })
}

/** A password at sign-in. Any bounded text is accepted: an invalid password is simply wrong. */
export const givenPasswordSchema = z.string().max(1024).meta({ format: 'password' })

/** An e-mail at sign-in. Any bounded and storable text is accepted: an invalid address belongs to no account. */
const givenEmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine(isStorableText, refusedAs({ code: 'unstorable_characters' }))

export const usernameSchema = boundedText({ min: 1, max: 64, trim: true })
export const nameSchema = boundedText({ min: 1, max: 100, trim: true })

export const credentialsSchema = z.object({ email: givenEmailSchema, password: givenPasswordSchema })
