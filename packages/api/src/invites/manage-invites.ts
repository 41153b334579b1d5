import { DomainError, parseUuid, type Actor, type Invite, type NewInvite } from '@taskwire/domain'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import type { Context } from '../context.ts'
import type { Deps } from '../deps.ts'
import { inTransaction } from '../in-transaction.ts'
import { daysAfter } from '../instants.ts'
import { inviteMessage, inviteUrl } from '../mail/messages.ts'
import { purgeInPieces } from '../purge.repository.ts'
import { inviteHash } from './admit-registration.ts'
import {
  deleteInvite,
  insertInvite,
  listInvites as listInviteRows,
  purgeInvites as purgeInviteRows,
} from './invites.repository.ts'

const PAGE = 50
const LIFETIME_DAYS = 7
/** Days for which an expired or used invitation stays in the list. */
const SHOWN_DAYS = 30

/** An invitation with its link, which can't be read again. */
export type CreatedInvite = Invite & {
  readonly token: string
  readonly url: string
  /** Whether the link was mailed to the address of the invitation. */
  readonly mailed: boolean
}

/**
 * Creates an invitation for one registration, and mails it when it names an address and this server sends mail. `by` is the admin, undefined
 * for the operator.
 */
export async function createInvite(
  deps: Deps,
  { email, expires_in_days = LIFETIME_DAYS }: NewInvite,
  by?: { readonly actor: Actor; readonly origin: CallOrigin },
): Promise<CreatedInvite> {
  const token = deps.newSecret()
  const now = deps.now()
  const row = { id: deps.newId(), email: email ?? null, expires_at: daysAfter(now, expires_in_days) }
  const { appUrl, isAvailable } = deps.mail
  await inTransaction(deps, async (held) => {
    const created_by = by?.actor.user_id ?? null
    await insertInvite(held.db, { ...row, token_hash: inviteHash(token), created_by, now })
    if (email !== undefined)
      await held.mail.send(held.db, inviteMessage({ to: email, appUrl, token, expires_at: row.expires_at }))
    if (by !== undefined) await recordByAdmin(held, by, 'invite_created', row.email)
  })
  const shown = { ...row, state: 'valid', created_at: now, used_at: null } as const
  const mailed = isAvailable && email !== undefined
  return { ...shown, token, url: inviteUrl({ appUrl, token }), mailed }
}

/** Returns a page of all invitations, newest first, and passes the next page's cursor to the transport. */
export async function listInvites(
  { deps, onNextPage }: Pick<Context, 'deps' | 'onNextPage'>,
  { limit = PAGE, cursor }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): Promise<Invite[]> {
  const invites = await listInviteRows(deps.db, { now: deps.now(), before: cursor ?? null, limit })
  const last = invites.at(-1)
  if (last !== undefined && invites.length === limit) onNextPage?.(last.id)
  return invites
}

/** Withdraws an invitation that wasn't used. Throws INVITE_NOT_FOUND, also for a used one. */
export async function withdrawInvite(
  deps: Deps,
  input: { readonly id: string },
  by: { readonly actor: Actor; readonly origin: CallOrigin },
): Promise<{ id: string }> {
  const id = parseUuid(input.id)
  const [deleted] = id === undefined ? [] : await deleteInvite(deps.db, { id })
  if (id === undefined || deleted === undefined) throw new DomainError('INVITE_NOT_FOUND')
  await recordByAdmin(deps, by, 'invite_withdrawn', deleted.email)
  return { id }
}

/** Deletes invitations that expired long ago, used ones too; returns how many. */
export function purgeInvites(deps: Deps): Promise<number> {
  return purgeInPieces(deps.db, purgeInviteRows, daysAfter(deps.now(), -SHOWN_DAYS))
}

function recordByAdmin(
  deps: Deps,
  { actor: { user_id, session_id }, origin }: { readonly actor: Actor; readonly origin: CallOrigin },
  type: 'invite_created' | 'invite_withdrawn',
  about: string | null,
): Promise<void> {
  return recordEvent(deps, { user_id, type, session_id, about }, origin)
}
