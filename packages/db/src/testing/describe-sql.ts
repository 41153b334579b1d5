import { Client, type Connection, type Submittable } from 'pg'

/** The types that PostgreSQL gives to the parameters of a statement, in order, and to its columns, by name. */
export interface SqlDescription {
  readonly params: string[]
  readonly columns: Record<string, string>
}

/** Prepares statements without running them. */
export interface SqlDescriber extends AsyncDisposable {
  /** Rejects with the error of PostgreSQL when the statement can't be prepared. */
  describe(text: string): Promise<SqlDescription>
}

/** Connects to a database by its URL. */
export async function createSqlDescriber(url: string): Promise<SqlDescriber> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ number: number; name: string }>(
    `select oid::int as number, replace(replace(replace(format_type(oid, null),
      'timestamp with time zone', 'timestamptz'), 'character varying', 'varchar'), '"', '') as name from pg_type`,
  )
  const names = new Map(rows.map(({ number, name }) => [number, name]))
  const nameOf = (number: number) => names.get(number) ?? `type ${number}`
  return {
    describe: (text) =>
      new Promise((resolve, reject) => client.query(prepareOnly(text, nameOf, resolve, reject))),
    [Symbol.asyncDispose]: () => client.end(),
  }
}

/** A query of pg that parses and describes a text, and doesn't execute it. */
function prepareOnly(
  text: string,
  nameOf: (type: number) => string,
  resolve: (description: SqlDescription) => void,
  reject: (error: Error) => void,
): Submittable {
  let params: string[] = []
  let columns: Record<string, string> = {}
  const query = {
    submit(connection: Connection) {
      connection.removeAllListeners('parameterDescription')
      connection.once('parameterDescription', (message: { dataTypeIDs: number[] }) => {
        params = message.dataTypeIDs.map(nameOf)
      })
      connection.parse({ name: '', text, types: [] }, true)
      connection.describe({ type: 'S', name: '' }, true)
      connection.sync()
    },
    handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }) {
      columns = Object.fromEntries(fields.map(({ name, dataTypeID }) => [name, nameOf(dataTypeID)]))
    },
    // After an error pg calls nothing else of the query.
    handleError: reject,
    handleReadyForQuery: () => resolve({ params, columns }),
  }
  return query
}
