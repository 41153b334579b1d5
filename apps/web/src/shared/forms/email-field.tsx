import { formTexts } from '../texts/forms.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

interface EmailFieldProps extends Omit<TextFieldProps, 'label'> {
  readonly label?: string
}

export function EmailField({ label = formTexts().email, ...field }: EmailFieldProps) {
  return (
    <TextField
      label={label}
      type="email"
      inputMode="email"
      // Password managers store the password under the `username` field, which is the e-mail address here.
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      aria-required
      {...field}
    />
  )
}
