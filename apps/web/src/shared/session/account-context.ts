import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AccountStore } from './account.ts'

const AccountContext = createContext<AccountStore | null>(null)

export const AccountProvider = AccountContext.Provider

/** Who is signed in; undefined until it is known. */
export function useAccount() {
  const store = useContext(AccountContext)
  if (store === null) throw new Error('useAccount needs an AccountProvider above it')
  return useSyncExternalStore(store.subscribe, store.read)
}
