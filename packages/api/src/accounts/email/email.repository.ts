import { statement } from '@taskwire/db'
import { takenLink } from '../links/links.repository.ts'

type Uuid = string
type Instant = string
type LinkParams = [token_hash: Buffer, now: Instant]

/** Marks the address that the link was mailed to; one that was changed meanwhile is not. */
export const verifyByLink = statement<LinkParams, { id: Uuid }>(`
${takenLink('verify_email')}
update users set email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.email = link.email
returning users.id`)

/** Fails on `users_email_key`, and leaves the link as it was, when another account has taken the address meanwhile. */
export const changeEmailByLink = statement<LinkParams, { id: Uuid }>(`
${takenLink('change_email')}
update users set email = link.email, email_verified = true, updated_at = $2
from link
where users.id = link.user_id and users.deactivated_at is null
returning users.id`)

/** Whether an address belongs to any account. */
export const isEmailTaken = statement<[email: string], { is_taken: boolean }>(`
select exists (select from users where email = $1) as is_taken`)
