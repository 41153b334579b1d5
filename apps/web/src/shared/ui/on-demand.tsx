import { useState, type ComponentType, type ReactElement } from 'react'

interface PlaceholderHandlers {
  readonly onClick: () => void
  readonly onPointerEnter: () => void
  readonly onFocus: () => void
}

interface OnDemandProps<Props extends object> {
  /** The control before it is used. */
  readonly placeholder: (handlers: PlaceholderHandlers) => ReactElement
  /** Fetches the same control with everything it opens. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
}

/** Keeps what a control opens out of the first load: it is fetched when the control is approached. */
export function OnDemand<Props extends object>({ placeholder, load, props }: OnDemandProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly Control: ComponentType<Props> }>()
  // A failed load leaves the resting control, which can be pressed again.
  const prepare = () => void load().catch(() => undefined)
  const open = () =>
    void load().then(
      (Control) => setLoaded({ Control }),
      () => undefined,
    )
  if (loaded === undefined) return placeholder({ onClick: open, onPointerEnter: prepare, onFocus: prepare })
  return <loaded.Control {...props} />
}
