import { narrow, statement } from '@taskwire/db'

/** Returns which of these ids have a task or a tombstone. */
export const findImported = statement(
  { user_id: 'uuid', ids: 'uuid[]' },
  { id: 'uuid', is_deleted: 'boolean' },
)`
select id, deleted_at is not null as is_deleted from tasks where user_id = :user_id and id = any(:ids::uuid[])`

/** Stores the response of an import under its key. A concurrent request under the key may have stored the same one. */
export const keepResponse = statement(
  { user_id: 'uuid', key: 'text', fingerprint: 'text', answer: narrow<string>('jsonb'), now: 'timestamptz' },
  {},
)`
insert into idempotency_keys (user_id, key, fingerprint, answer, created_at)
values (:user_id, :key, :fingerprint, :answer::jsonb, :now::timestamptz)
on conflict do nothing`
