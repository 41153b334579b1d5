import type { Db, Tables } from '@taskwire/db'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'

/** Returns the text of the statement that `run` sends, without a database. */
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
  // A required row is missing, which is an error, but the statement was sent.
  await run(db).catch(() => {})
  return texts.join(';\n')
}

/** Formats statements with their names for reviewers. */
export function goldenSql(statements: Record<string, string>): string {
  return Object.entries(statements)
    .map(([name, text]) => `-- ${name}\n${text};\n`)
    .join('\n')
}
