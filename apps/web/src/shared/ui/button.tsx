import type { ComponentProps } from 'react'

type Variant = 'solid' | 'plain' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: Variant
  /** An action is running: the button stays focusable with `aria-disabled` and ignores presses. */
  readonly busy?: boolean
}

export function Button({
  variant = 'plain',
  busy = false,
  className = '',
  onClick,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <button
      // oxlint-disable-next-line react/button-has-type -- the default is above
      type={type}
      className={`button button-${variant} ${className}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      {...props}
    />
  )
}
