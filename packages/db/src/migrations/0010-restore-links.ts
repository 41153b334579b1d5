import { sql, type Kysely } from 'kysely'

/** Links that restore an earlier e-mail address, and a version of each account's password. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // Increases with each new password. A hash can't replace it: a sign-in renews the outdated hash of the same password.
  `alter table users add column password_version integer not null default 0`,

  `alter table account_links
    drop constraint account_links_purpose_check,
    drop constraint account_links_pkey,
    drop constraint account_links_token_hash_key,
    add primary key (token_hash),
    add constraint account_links_purpose_check
      check (purpose in ('verify_email', 'reset_password', 'change_email', 'restore_email')),
    add column place bigint generated always as identity,
    add column session_id uuid`,
  // Each change of address has its own link, because a later link must not replace that of an earlier address.
  `create unique index account_links_purpose on account_links (user_id, purpose) where purpose <> 'restore_email'`,
  `create index account_links_user on account_links (user_id)`,
]
