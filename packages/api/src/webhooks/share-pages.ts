import type { EntityChangePage } from '@taskwire/domain'
import type { ClaimedWebhook } from './deliver.ts'

type Place = Pick<ClaimedWebhook, 'user_id' | 'kinds'>
type ReadPage = (webhook: Place, cursor: string) => Promise<EntityChangePage>

/** Pages of the log that webhooks share while they are read. */
export interface SharedPages {
  /** Reads a page. Webhooks of one owner are mostly at the same place: they share a page that is being read. */
  readonly read: ReadPage
  /** Shares no page of this owner that began to be read before this call: it may lack what was written meanwhile. */
  readonly drop: (user_id: string) => void
}

/** Shares the pages of a function that reads them. */
export function sharePages(readPage: ReadPage): SharedPages {
  const owners = new Map<string, Map<string, Promise<EntityChangePage>>>()
  return {
    read(webhook, cursor) {
      const { user_id, kinds } = webhook
      const pages = owners.get(user_id) ?? new Map<string, Promise<EntityChangePage>>()
      const key = `${cursor} ${kinds.join()}`
      const known = pages.get(key)
      if (known !== undefined) return known
      const page = readPage(webhook, cursor)
      owners.set(user_id, pages.set(key, page))
      const forget = () => {
        pages.delete(key)
        if (pages.size === 0 && owners.get(user_id) === pages) owners.delete(user_id)
      }
      page.then(forget, forget)
      return page
    },
    drop: (user_id) => void owners.delete(user_id),
  }
}
