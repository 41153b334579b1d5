import { z } from 'zod'
import { isStorableText, boundedText, lengthOf } from '../text.ts'

export const MIN_PASSWORD = 8
export const MAX_PASSWORD = 256

/** The pattern that browsers use for `<input type=email>`; lower case, so that one mailbox is one account. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must be at most 254 characters')
  .regex(z.regexes.html5Email, 'must be an e-mail address')

/** A new password in any script, counted in characters. Each contract decides on its strength beyond length. */
export function newPasswordSchema(min: number = MIN_PASSWORD) {
  return z
    .string()
    .superRefine((password, ctx) => {
      const length = lengthOf(password)
      if (length < min) ctx.addIssue({ code: 'custom', message: `must be at least ${min} characters` })
      else if (length > MAX_PASSWORD)
        ctx.addIssue({ code: 'custom', message: `must be at most ${MAX_PASSWORD} characters` })
      else if (!password.isWellFormed())
        ctx.addIssue({ code: 'custom', message: 'is not well-formed Unicode' })
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
  .refine(isStorableText, 'contains characters that cannot be stored')

export const usernameSchema = boundedText({ min: 1, max: 64, trim: true })
export const nameSchema = boundedText({ min: 1, max: 100, trim: true })

export const credentialsSchema = z.object({ email: givenEmailSchema, password: givenPasswordSchema })
