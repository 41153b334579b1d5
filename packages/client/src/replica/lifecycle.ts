import type { OwnedStorage } from './storage/owned-storage.ts'
import type { ReplicaStorage } from './storage/replica-storage.ts'
import type { Engine } from './store/engine.ts'
import type { TabSync } from './tabs/tab-sync.ts'

/** The stages of an open replica: it loads its storage, then leads or follows another tab, and closes. */
export interface Lifecycle {
  readonly stage: Readonly<Stage>
  /** Aborts when the replica closes. */
  readonly signal: AbortSignal
  /** Resolves when the storage has been read. */
  readonly loaded: Promise<void>
  /** Ends every loop and timer; the stored content stays. */
  readonly dispose: () => Promise<void>
  /** As `dispose`, in all tabs, and deletes the stored content. */
  readonly purge: () => Promise<void>
}

export interface LifecycleOptions {
  readonly opening: Promise<ReplicaStorage>
  readonly storage: OwnedStorage
  readonly engine: Engine
  readonly tabs: TabSync
  /** Talks to the server until the signal aborts. */
  readonly lead: (signal: AbortSignal) => Promise<void>
  readonly onLoaded: () => void
  /** Ends the subscriptions of the replica. */
  readonly onClose: () => void
}

/** What changes in the life of a replica. */
interface Stage {
  /** Whether the storage has been read. */
  isLoaded: boolean
  /** Whether the storage survives the end of the process; false until it is open. */
  isDurable: boolean
  /** Resolves when a replica without other tabs has stopped leading. */
  leading: Promise<void>
}

export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { opening, storage, engine, tabs, lead, onLoaded, onClose } = options
  const closing = new AbortController()
  const stage: Stage = { isLoaded: false, isDurable: false, leading: Promise.resolve() }

  const load = async () => {
    const opened = await opening
    stage.isDurable = opened.isDurable
    await engine.load()
    stage.isLoaded = true
    onLoaded()
    if (closing.signal.aborted || tabs.join(opened)) return
    stage.leading = lead(closing.signal).catch(ignore)
  }
  const loaded = load()
  // A caller that awaits `loaded` sees the rejection; without such a caller it must not be an unhandled one.
  loaded.catch(ignore)

  const close = async () => {
    closing.abort()
    onClose()
    tabs.leave()
    await loaded.catch(ignore)
    await stage.leading
    await engine.close()
  }
  return {
    stage,
    signal: closing.signal,
    loaded,
    async dispose() {
      await close()
      await storage.close()
    },
    async purge() {
      tabs.announcePurge()
      await close()
      await storage.purge()
    },
  }
}

function ignore(): void {}
