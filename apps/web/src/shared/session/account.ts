import type { TaskwireClient, User } from '@taskwire/client'

type Account = Pick<User, 'id' | 'email'>

/** Who is signed in, as far as it is known: asked for once, and kept for when nobody answers. */
export interface AccountStore {
  readonly read: () => Account | undefined
  readonly subscribe: (listener: () => void) => () => void
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
  const ask = () => {
    auth.me.query().then(({ id, email }) => session.isSignedIn() && set({ id, email }), ignore)
  }
  session.subscribe((change) => {
    set(undefined)
    if (change === 'signed-in') ask()
  })
  if (session.isSignedIn()) ask()
  return {
    read: () => account,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function stored(): Account | undefined {
  try {
    const { id, email } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Account>
    return id === undefined || email === undefined ? undefined : { id, email }
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

/** Nobody answered: what is known stays. */
function ignore(): void {}
