/** Whether the panel that opens next takes the focus, or is only looked at. */
export interface PanelFocus {
  readonly next: (takesFocus: boolean) => void
  /** Answers it once; a panel that nobody spoke of takes the focus. */
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
