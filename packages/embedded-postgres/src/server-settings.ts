import { port } from './socket-dir.ts'

/** Server settings by their names in `postgresql.conf`. */
export type ServerSettings = Readonly<Record<string, string | number>>

/** Small, local and durable: fsync and synchronous_commit keep PostgreSQL's defaults. */
const defaults: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: 60,
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  timezone: 'UTC',
  // Logs starts, stops and crashes of the server, but no failing statement: statements contain users' data.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '',
}

/** Builds the arguments of the `postgres` program. */
export function serverArguments(clusterDir: string, socketDir: string, settings: ServerSettings): string[] {
  const all = { ...defaults, ...settings, unix_socket_directories: socketDir }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', clusterDir, '-p', String(port), ...flags]
}
