import { sql, type Kysely } from 'kysely'

// The marks that foldText in packages/domain removes. A test compares the two.
const marks = String.raw`[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+`

/**
 * Stores the folded texts of tasks for the search. Folding a text takes PostgreSQL ten times as long as searching it, so
 * it happens only when title or description change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ is_utf8: boolean; has_collation: boolean }>`
    select getdatabaseencoding() = 'UTF8' as is_utf8,
      exists (select from pg_collation where collname = 'pg_c_utf8') as has_collation`.execute(db)
  const [{ is_utf8, has_collation } = { is_utf8: true, has_collation: false }] = rows
  await sql
    .raw(
      `create function search_fold(text text) returns text
    language sql immutable strict parallel safe
    return ${is_utf8 ? foldOf(has_collation ? ' collate "pg_c_utf8"' : '') : 'lower(text)'}`,
    )
    .execute(db)
  // The separator occurs in no text, so no search matches across title and description.
  await sql
    .raw(
      `alter table tasks add column search_text text not null
    generated always as (search_fold(title) || E'\\x1f' || coalesce(search_fold(description), '')) stored`,
    )
    .execute(db)
}

/** The database's locale may convert the case of ASCII letters only. The given collation, new in PostgreSQL 17, converts all. */
function foldOf(collation: string): string {
  const bare = `lower(regexp_replace(normalize(text, nfd), '${marks}', '', 'g')${collation})`
  const pairs = ['ß ss', 'æ ae', 'œ oe', 'þ th'].reduce((folded, pair) => {
    const [letter, letters] = pair.split(' ')
    return `replace(${folded}, '${letter}', '${letters}')`
  }, bare)
  return `case when octet_length(text) = length(text) then lower(text${collation})
    else translate(${pairs}, 'øłđðħŧıς', 'olddhtiσ') end`
}
