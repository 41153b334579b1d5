import { statement, type Db, type Statement } from '@taskwire/db'

/** The name that a client gave to one request, and a digest of the request. */
export interface IdempotencyKey {
  readonly key: string
  readonly fingerprint: string
  /** The present instant. */
  readonly now: string
  /** The stored response of an earlier request under this key, if the caller has looked it up. The write is then skipped. */
  readonly kept?: StoredResponse | undefined
}

/** The response that was stored for a key. */
export interface StoredResponse {
  readonly fingerprint: string
  readonly answer: Record<string, unknown>
}

/** A write to the log in one statement, which also stores its response when the request has a key. */
export interface IdempotentStatement<Params extends readonly unknown[], Row> {
  (db: Db, key: IdempotencyKey | undefined, ...params: Params): Promise<Row[]>
  readonly plain: Statement<Params, Row>
  readonly keyed: Statement<[...Params, ...KeyParams], Row>
}

type KeyParams = [key: string, fingerprint: string, now: string]

/**
 * Makes both forms of a write from its parts: `entry`, the CTEs that take the revision, and `write`, the change itself. The
 * keyed form stores the response in the same statement, so the response is stored if and only if the write is done. It fails
 * on `idempotency_keys_pkey` when the key is stored already.
 */
export function idempotentStatement<Params extends readonly unknown[], Row>(parts: {
  readonly parameters: Params['length']
  readonly entry: string
  readonly write: string
}): IdempotentStatement<Params, Row> {
  const [key, fingerprint, now] = [1, 2, 3].map((place) => `$${parts.parameters + place}`)
  const plain = statement<Params, Row>(`${parts.entry}${parts.write}`)
  const keyed = statement<[...Params, ...KeyParams], Row>(`${parts.entry}, written as (${parts.write}
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select $1, ${key}, ${fingerprint}, to_jsonb(written), ${now}::timestamptz from written
)
select * from written`)
  const run = async (db: Db, request: IdempotencyKey | undefined, ...params: Params) =>
    request === undefined
      ? plain(db, ...params)
      : keyed(db, ...params, request.key, request.fingerprint, request.now)
  return Object.assign(run, { plain, keyed })
}

/** Returns the response that was stored for a key. */
export const findStoredResponse = statement<[user_id: string, key: string], StoredResponse>(`
select fingerprint, answer from idempotency_keys where user_id = $1 and key = $2`)

/** Returns the responses that were stored for several keys. */
export const findStoredResponses = statement<
  [user_id: string, keys: string[]],
  StoredResponse & { key: string }
>(`
select key, fingerprint, answer from idempotency_keys where user_id = $1 and key = any($2::text[])`)
