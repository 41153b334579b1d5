import { useId, type ComponentProps } from 'react'
import { FieldError } from './field-error.tsx'
import { t } from '../../shared/texts/texts.ts'

interface EmailFieldProps extends ComponentProps<'input'> {
  readonly error: string | undefined
}

export function EmailField({ error, ...input }: EmailFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {t().accounts.email}
      </label>
      <input
        id={id}
        type="email"
        inputMode="email"
        // The name of the account, which is what a password manager files the password under.
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        aria-required
        className="input"
        {...input}
      />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}
