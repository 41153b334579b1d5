import { createContext, useContext } from 'react'
import type { TaskwireClient } from '@taskwire/client'

const ClientContext = createContext<TaskwireClient | null>(null)

export const ClientProvider = ClientContext.Provider

export function useClient(): TaskwireClient {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('useClient needs a ClientProvider above it')
  return client
}
