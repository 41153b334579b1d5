import type { TaskwireClient, User } from '@taskwire/client'

export type Account = Pick<User, 'id' | 'email' | 'name' | 'username' | 'role' | 'email_verified'>

/** Who is signed in, as far as it is known: asked for once, and kept for when nobody answers. */
export interface AccountStore {
  readonly read: () => Account | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Asks again. Never throws: when nobody answers, what is known stays. */
  readonly refresh: () => Promise<void>
  /** Takes what a call has just answered. */
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

/** No more of an account than is shown. */
function accountOf({ id, email, name, username, role, email_verified }: Account): Account {
  return { id, email, name, username, role, email_verified }
}

function stored(): Account | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Account>
    // An older build kept less.
    return kept.id === undefined || kept.email_verified === undefined ? undefined : accountOf(kept as Account)
  } catch {
    return undefined
  }
}

function store(account: Account | undefined): void {
  try {
    if (account === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(account))
  } catch {
    // It is asked for again next time.
  }
}
