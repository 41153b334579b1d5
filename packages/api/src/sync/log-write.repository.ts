import { statement, type Db, type Statement } from '@taskwire/db'

/** The name that a client gave to one request, and what the request was. */
export interface RequestKey {
  readonly key: string
  readonly fingerprint: string
  /** The present instant. */
  readonly now: string
  /** What an earlier request under this key got, where the caller has looked it up: the write is not tried then. */
  readonly kept?: KeptAnswer | undefined
}

/** The response that was stored for a key. */
export interface KeptAnswer {
  readonly fingerprint: string
  readonly answer: Record<string, unknown>
}

/** A write to the log: one statement, with or without keeping its answer for a repeated request. */
export interface LogWrite<Params extends readonly unknown[], Row> {
  (db: Db, key: RequestKey | undefined, ...params: Params): Promise<Row[]>
  readonly plain: Statement<Params, Row>
  readonly keyed: Statement<[...Params, ...KeyParams], Row>
}

type KeyParams = [key: string, fingerprint: string, now: string]

/**
 * Makes both forms of a write from its parts: `entry`, the CTEs that take the revision, and `write`, what is done with it.
 * The keyed form keeps the answer in the same statement, so that it is kept if and only if the write was done; a key that
 * is there already makes the whole statement fail on `operations_pkey`.
 */
export function logWrite<Params extends readonly unknown[], Row>(parts: {
  readonly parameters: Params['length']
  readonly entry: string
  readonly write: string
}): LogWrite<Params, Row> {
  const [key, fingerprint, now] = [1, 2, 3].map((place) => `$${parts.parameters + place}`)
  const plain = statement<Params, Row>(`${parts.entry}${parts.write}`)
  const keyed = statement<[...Params, ...KeyParams], Row>(`${parts.entry}, written as (${parts.write}
), kept as (
  insert into operations (user_id, key, fingerprint, answer, created_at)
  select $1, ${key}, ${fingerprint}, to_jsonb(written), ${now}::timestamptz from written
)
select * from written`)
  const run = async (db: Db, request: RequestKey | undefined, ...params: Params) =>
    request === undefined
      ? plain(db, ...params)
      : keyed(db, ...params, request.key, request.fingerprint, request.now)
  return Object.assign(run, { plain, keyed })
}
