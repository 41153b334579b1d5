/** Props of every overlay. */
export interface OverlayProps {
  /** Closes the overlay and returns the focus to the previous element. */
  readonly onClose: () => void
  /** Ends the collection of typed letters and returns them. See `bufferTyping`. An overlay calls it when it has the focus. */
  readonly takeTyped: () => string
  /** Adds a line as a task. */
  readonly onAdd: (line: string) => void
}
