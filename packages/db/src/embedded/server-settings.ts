export type Settings = Readonly<Record<string, string | number>>

/** Small, local and durable: fsync and synchronous_commit keep PostgreSQL's own values. */
const defaults: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: 60,
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  timezone: 'UTC',
  // Life and death of the server, but no failing statement: those hold what people wrote.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '',
}

export function serverArguments(
  cluster: string,
  socketFolder: string,
  port: number,
  settings: Settings,
): string[] {
  const all = { ...defaults, ...settings, unix_socket_directories: socketFolder }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, '-p', String(port), ...flags]
}
