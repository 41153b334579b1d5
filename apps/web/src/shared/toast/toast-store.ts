/** The one thing that was just done, while it can be taken back with a press. */
export interface Toast {
  readonly text: string
  /** Absent when there is nothing to take back. */
  readonly undo?: (() => void) | undefined
  /** Leads to what the text is about, when it is out of sight. */
  readonly open?: (() => void) | undefined
}

export interface ToastStore {
  readonly read: () => Toast | undefined
  readonly subscribe: (listener: () => void) => () => void
  readonly show: (toast: Toast) => void
  readonly hide: () => void
}

export function createToastStore(): ToastStore {
  const listeners = new Set<() => void>()
  let toast: Toast | undefined
  const set = (next: Toast | undefined) => {
    toast = next
    for (const listener of listeners) listener()
  }
  return {
    read: () => toast,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show: set,
    hide: () => set(undefined),
  }
}
