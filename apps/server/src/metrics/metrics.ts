import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { statementLabel } from './statement-label.ts'

/** Values that are read when metrics are requested. */
export interface Readings {
  readonly pool: () => { readonly used: number; readonly idle: number; readonly waiting: number }
  readonly hashes: () => { readonly running: number; readonly waiting: number }
  readonly sockets: () => number
  readonly streams: () => number
  /** In milliseconds; undefined while hints don't arrive. */
  readonly wakeLag: () => Promise<number | undefined>
  /** Hints that this process has sent to others, and received from them. */
  readonly hints: () => { readonly sent: number; readonly received: number }
}

/** The metrics of a server process. */
export interface Metrics {
  /** Counts a response. `operation` is its method and route, or the procedure of a tRPC call. */
  request(operation: string, status: number, ms: number): void
  /** Counts a call of a tRPC procedure within a request. */
  call(procedure: string, status: number): void
  /** Counts a statement by its text. */
  statement(text: string, ms: number): void
  /** Counts a read that may use a replica by the server that it runs on. */
  read(target: string): void
  /** Counts rows that a purge removed, by what they were. */
  purged(rows: Readonly<Record<string, number>>): void
  /** Adds values that are read when metrics are requested. */
  watch(readings: Partial<Readings>): void
  /** Returns all metrics in the text format of Prometheus. */
  render(): Promise<{ readonly contentType: string; readonly body: string }>
}

const seconds = (ms: number) => ms / 1000

/** Creates the metrics of this process. Names and labels are a contract with dashboards: see docs/operations.md. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'taskwire_request_seconds',
    help: 'Time from a request to its response, by operation and status. Streams are not included.',
    labelNames: ['operation', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const calls = new Counter({
    name: 'taskwire_trpc_calls_total',
    help: 'Calls of tRPC procedures over HTTP, by procedure and status. A batch contains several.',
    labelNames: ['procedure', 'status'] as const,
    registers,
  })
  const statements = new Histogram({
    name: 'taskwire_statement_seconds',
    help: 'Time of a statement, by its kind and first table.',
    labelNames: ['statement'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5],
    registers,
  })
  const reads = new Counter({
    name: 'taskwire_reads_total',
    help: 'Reads that may use the replica, by the server that they ran on. None without a replica.',
    labelNames: ['target'] as const,
    registers,
  })
  const purged = new Counter({
    name: 'taskwire_purged_rows_total',
    help: 'Expired rows that this process removed, by what they were.',
    labelNames: ['kind'] as const,
    registers,
  })
  return {
    request: (operation, status, ms) => requests.observe({ operation, status }, seconds(ms)),
    call: (procedure, status) => calls.inc({ procedure, status }),
    statement: (text, ms) => statements.observe({ statement: statementLabel(text) }, seconds(ms)),
    read: (target) => reads.inc({ target }),
    purged(rows) {
      for (const [kind, count] of Object.entries(rows)) purged.inc({ kind }, count)
    },
    watch: (readings) => watch(registry, readings),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}

function watch(
  registry: Registry,
  { pool, hashes, sockets, streams, wakeLag, hints }: Partial<Readings>,
): void {
  const registers = [registry]
  if (pool !== undefined) {
    const connections = new Gauge({
      name: 'taskwire_pool_connections',
      help: 'Connections to the database, by whether they are in use.',
      labelNames: ['state'] as const,
      registers,
      collect() {
        const { used, idle } = pool()
        connections.set({ state: 'used' }, used)
        connections.set({ state: 'idle' }, idle)
      },
    })
    gauge(
      'taskwire_pool_waiting',
      'Statements that wait for a connection to the database.',
      () => pool().waiting,
    )
  }
  if (hashes !== undefined) {
    const passwords = new Gauge({
      name: 'taskwire_password_hashes',
      help: 'Password hashes of sign-ins and the like, by whether they run or wait.',
      labelNames: ['state'] as const,
      registers,
      collect() {
        const { running, waiting } = hashes()
        passwords.set({ state: 'running' }, running)
        passwords.set({ state: 'waiting' }, waiting)
      },
    })
  }
  if (sockets !== undefined) gauge('taskwire_sockets', 'Open WebSockets.', sockets)
  if (streams !== undefined) gauge('taskwire_streams', 'Open streams of server-sent events.', streams)
  if (wakeLag !== undefined)
    gauge(
      'taskwire_wake_lag_seconds',
      'Time of a hint to other processes. NaN: hints do not arrive.',
      async () => seconds((await wakeLag().catch(() => undefined)) ?? NaN),
    )

  if (hints !== undefined) {
    const counted = new Counter({
      name: 'taskwire_hints_total',
      help: 'Hints about the log of a user, by whether this process sent them to others or received them.',
      labelNames: ['direction'] as const,
      registers,
      collect() {
        counted.reset()
        for (const [direction, count] of Object.entries(hints())) counted.inc({ direction }, count)
      },
    })
  }

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      async collect() {
        made.set(await read())
      },
    })
  }
}
