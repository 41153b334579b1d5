/** Decides whether the next panel to open takes the focus or leaves it in the list, as for a peek. */
export interface PanelFocus {
  readonly next: (takesFocus: boolean) => void
  /** Returns the decision once. Without a decision the panel takes the focus. */
  readonly take: () => boolean
}

export function createPanelFocus(): PanelFocus {
  let isTaken = true
  return {
    next: (takesFocus) => {
      isTaken = takesFocus
    },
    take: () => {
      const taken = isTaken
      isTaken = true
      return taken
    },
  }
}
