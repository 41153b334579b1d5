/** A message about the last action. */
export interface Toast {
  readonly text: string
  /** Undoes the action. Absent when it can't be undone. */
  readonly undo?: (() => void) | undefined
  /** Opens the subject of the message when it is not visible. */
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
