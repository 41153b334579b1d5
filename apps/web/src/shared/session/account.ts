import type { TaskwireClient, User } from '@taskwire/client'

export type Account = Pick<User, 'id' | 'email' | 'name' | 'username' | 'role' | 'email_verified'>

/** The signed-in account. It is fetched once and cached on the device for offline starts. */
export interface AccountStore {
  readonly read: () => Account | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Fetches the account again. Never throws: when the call fails, the known account stays. */
  readonly refresh: () => Promise<void>
  /** Sets the account from a call's response. */
  readonly set: (account: Account) => void
}

const KEY = 'taskwire.account'

export function createAccountStore({
  session,
  auth,
}: Pick<TaskwireClient, 'session' | 'auth'>): AccountStore {
  const listeners = new Set<() => void>()
  let account = session.isSignedIn() ? stored() : undefined
  const set = (next: Account | undefined) => {
    account = next
    store(next)
    for (const listener of listeners) listener()
  }
  const refresh = async () => {
    if (!session.isSignedIn()) return
    const user = await auth.me.query().catch(() => undefined)
    if (user !== undefined && session.isSignedIn()) set(accountOf(user))
  }
  session.subscribe((change) => {
    set(undefined)
    if (change === 'signed-in') void refresh()
  })
  void refresh()
  return {
    read: () => account,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    set: (next) => set(accountOf(next)),
  }
}

/** Picks the fields that the app shows, so that no others are stored. */
function accountOf({ id, email, name, username, role, email_verified }: Account): Account {
  return { id, email, name, username, role, email_verified }
}

function stored(): Account | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Account>
    // An older build stored fewer fields.
    return value.id === undefined || value.email_verified === undefined
      ? undefined
      : accountOf(value as Account)
  } catch {
    return undefined
  }
}

function store(account: Account | undefined): void {
  try {
    if (account === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(account))
  } catch {
    // Storage is blocked, so the next start fetches the account again.
  }
}
