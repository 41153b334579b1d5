import { createContext, useContext, useSyncExternalStore } from 'react'
import type { AccountStore } from './account.ts'

const AccountContext = createContext<AccountStore | null>(null)

export const AccountProvider = AccountContext.Provider

export function useAccountStore(): AccountStore {
  const store = useContext(AccountContext)
  if (store === null) throw new Error('useAccountStore needs an AccountProvider above it')
  return store
}

/** Returns the signed-in account, or undefined until it is known. */
export function useAccount() {
  const { subscribe, read } = useAccountStore()
  return useSyncExternalStore(subscribe, read)
}
