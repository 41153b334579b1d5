import { t } from '../texts/texts.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

interface EmailFieldProps extends Omit<TextFieldProps, 'label'> {
  readonly label?: string
}

export function EmailField({ label = t().accounts.email, ...field }: EmailFieldProps) {
  return (
    <TextField
      label={label}
      type="email"
      inputMode="email"
      // The name of the account, which is what a password manager files the password under.
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      aria-required
      {...field}
    />
  )
}
