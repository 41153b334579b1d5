import { useState, type ComponentType, type ReactElement } from 'react'

interface PlaceholderHandlers {
  readonly onClick: () => void
  readonly onPointerEnter: () => void
  readonly onFocus: () => void
}

interface OnDemandProps<Props extends object> {
  /** Renders the control before its code is loaded. */
  readonly placeholder: (handlers: PlaceholderHandlers) => ReactElement
  /** Imports the full control, including its popup. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
}

/** Loads a control's popup code on hover or focus instead of with the page. */
export function OnDemand<Props extends object>({ placeholder, load, props }: OnDemandProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly Control: ComponentType<Props> }>()
  // After a failed load the placeholder stays and can be pressed again.
  const prepare = () => void load().catch(() => undefined)
  const open = () =>
    void load().then(
      (Control) => setLoaded({ Control }),
      () => undefined,
    )
  if (loaded === undefined) return placeholder({ onClick: open, onPointerEnter: prepare, onFocus: prepare })
  return <loaded.Control {...props} />
}
