import { DatabaseError } from 'pg'
import type { NamingClient, NamingPool } from './statement-client.ts'
import type { RunStatement } from './single-statements.ts'

interface Connection {
  readonly client: Promise<NamingClient>
  /** Statements that are on their way. */
  running: number
}

/**
 * Runs statements on at most `most` connections of a pool whose clients pipeline. Each connection takes any number of statements at once,
 * and goes back to the pool when it has none.
 */
export function sharedConnections(pool: NamingPool, most: number): RunStatement {
  const places = Array.from({ length: most }, (): Connection | undefined => undefined)

  const take = (): Connection => {
    const counts = places.map((each) => each?.running ?? 0)
    const place = counts.indexOf(Math.min(...counts))
    const connection = (places[place] ??= { client: pool.connect(), running: 0 })
    connection.running += 1
    return connection
  }
  /** Gives the connection no more statements. */
  const retire = (connection: Connection) => {
    const place = places.indexOf(connection)
    if (place !== -1) places[place] = undefined
  }
  const leave = (connection: Connection) => {
    connection.running -= 1
    if (connection.running > 0) return
    retire(connection)
    // The pool closes a lost connection.
    connection.client.then(
      (client) => client.release(),
      () => {},
    )
  }
  return async (text, values, form) => {
    const connection = take()
    try {
      const client = await connection.client
      return await client.query(text, values, form)
    } catch (error) {
      // Anything but an error of this statement: the connection is lost, or was never made.
      if (!(error instanceof DatabaseError) || error.severity === 'FATAL') retire(connection)
      throw error
    } finally {
      leave(connection)
    }
  }
}
