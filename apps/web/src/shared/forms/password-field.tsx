import { useId, useState, type ComponentProps } from 'react'
import { FieldError } from './field-error.tsx'
import { formTexts } from '../texts/forms.ts'

interface PasswordFieldProps extends ComponentProps<'input'> {
  readonly label?: string
  readonly hint?: string | undefined
  readonly error: string | undefined
}

export function PasswordField({ label = formTexts().password, hint, error, ...input }: PasswordFieldProps) {
  const id = useId()
  const [isShown, setShown] = useState(false)
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean)
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          type={isShown ? 'text' : 'password'}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={described.join(' ') || undefined}
          aria-required
          className="input pe-16"
          {...input}
        />
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={formTexts().showPassword({ label })}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-1 end-1 rounded-sm px-3 text-sm text-ink-soft hover:bg-hover hover:text-ink"
        >
          {isShown ? formTexts().hide : formTexts().show}
        </button>
      </div>
      <FieldError id={`${id}-error`} error={error} />
      {hint !== undefined && error === undefined && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  )
}
