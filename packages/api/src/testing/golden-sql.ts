import type { Db, Tables } from '@taskwire/db'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'

/** The text of the statement that `run` sends; no database answers it. */
export async function sqlOf(run: (db: Db) => Promise<unknown>): Promise<string> {
  const texts: string[] = []
  await using db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void texts.push(query.sql),
  })
  // Where a row is required its absence is an error, but the statement was sent.
  await run(db).catch(() => {})
  return texts.join(';\n')
}

/** Statements under their names, as a file for reviewers. */
export function goldenSql(statements: Record<string, string>): string {
  return Object.entries(statements)
    .map(([name, text]) => `-- ${name}\n${text};\n`)
    .join('\n')
}
