/** Props of every overlay. */
export interface OverlayProps {
  /** Closes the overlay and returns the focus to the previous element. */
  readonly onClose: () => void
  /** Text typed while the overlay was loading. */
  readonly typed: string
  /** Adds a line as a task. */
  readonly onAdd: (line: string) => void
}
