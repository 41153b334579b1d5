import type { Home } from './home.ts'

/**
 * Spawn options common to all programs of the database. The environment is built from nothing, because
 * PGDATA, PGOPTIONS or a locale of the caller would change what they do.
 */
export function runAs(home: Home) {
  return {
    cwd: home.path,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(home.account && { uid: home.account.uid, gid: home.account.gid }),
  }
}
