import {
  narrow,
  statement,
  type Db,
  type Declared,
  type ParamsOf,
  type RowOf,
  type SqlFragment,
  type Statement,
} from '@taskwire/db'

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
export interface IdempotentStatement<Params, Row> {
  (db: Db, key: IdempotencyKey | undefined, params: Params): Promise<Row[]>
  readonly plain: Statement<Params, Row>
  readonly keyed: Statement<Params & KeyParams, Row>
}

const keyParams = {
  request_key: 'text',
  request_fingerprint: 'text',
  request_now: 'timestamptz',
} as const

type KeyParams = ParamsOf<typeof keyParams>

/**
 * Makes both forms of a write from its parts: `entry`, the CTEs that take the revision, and `write`, the change itself. The
 * keyed form stores the response in the same statement, so the response is stored if and only if the write is done. It fails
 * on `idempotency_keys_pkey` when the key is stored already.
 */
export function idempotentStatement<const Params extends Declared, const Columns extends Declared>(
  params: Params,
  columns: Columns,
  { entry, write }: { readonly entry: SqlFragment; readonly write: SqlFragment },
): IdempotentStatement<ParamsOf<Params>, RowOf<Columns>> {
  type Values = ParamsOf<Params>
  const plain = statement(params, columns)`${entry}${write}`
  const keyed = statement({ ...params, ...keyParams }, columns)`${entry}, written as (${write}
), kept as (
  insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
  select :user_id, :request_key, :request_fingerprint, to_jsonb(written), :request_now::timestamptz from written
)
select * from written` as Statement<Values & KeyParams, RowOf<Columns>>
  const run = async (db: Db, request: IdempotencyKey | undefined, values: Values) => {
    if (request === undefined) return plain(db, values)
    const { key: request_key, fingerprint: request_fingerprint, now: request_now } = request
    return keyed(db, { ...values, request_key, request_fingerprint, request_now })
  }
  return Object.assign(run, { plain, keyed })
}

const stored = { fingerprint: 'text', answer: narrow<Record<string, unknown>>('jsonb') } as const

/** Returns the response that was stored for a key. */
export const findStoredResponse = statement({ user_id: 'uuid', key: 'text' }, stored)`
select fingerprint, answer from idempotency_keys where user_id = :user_id and key = :key`

/** Returns the responses that were stored for several keys. */
export const findStoredResponses = statement({ user_id: 'uuid', keys: 'text[]' }, { key: 'text', ...stored })`
select key, fingerprint, answer from idempotency_keys where user_id = :user_id and key = any(:keys::text[])`
