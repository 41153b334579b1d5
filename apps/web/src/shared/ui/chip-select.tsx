import type { ReactNode } from 'react'

interface ChipSelectProps<Value extends string> {
  readonly label: string
  /** Undefined when several tasks have different values. */
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly className?: string
  /** What the chip shows. The native select lies invisibly above it. */
  readonly children: ReactNode
}

/** A chip that opens a native select. */
export function ChipSelect<Value extends string>(props: ChipSelectProps<Value>) {
  const { label, value, options, onChange, className = 'button-quiet', children } = props
  return (
    <label
      className={`button relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent ${className}`}
    >
      {children}
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      >
        {value === undefined && (
          <option value="" hidden>
            {label}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
