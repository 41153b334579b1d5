import type { TokenStore } from '@taskwire/client'
import { createContext, useContext } from 'react'

/** Fetches a file of whoever is signed in. Throws when it does not come. */
export type Download = (path: string) => Promise<Blob>

export function createDownload(tokens: TokenStore): Download {
  return async (path) => {
    const response = await fetch(path, { headers: { authorization: `Bearer ${tokens.read() ?? ''}` } })
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
    // All of it, or the reading throws: a file that broke off is never kept.
    return response.blob()
  }
}

const DownloadContext = createContext<Download | null>(null)

export const DownloadProvider = DownloadContext.Provider

export function useDownload(): Download {
  const download = useContext(DownloadContext)
  if (download === null) throw new Error('useDownload needs a DownloadProvider above it')
  return download
}
