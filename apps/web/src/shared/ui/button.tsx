import type { ComponentProps } from 'react'

type Look = 'solid' | 'plain' | 'quiet' | 'danger'

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look
  /** An action is running: the button stays focusable with `aria-disabled` and ignores presses. */
  readonly busy?: boolean
}

export function Button({
  look = 'plain',
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
      className={`button button-${look} ${className}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      {...props}
    />
  )
}
