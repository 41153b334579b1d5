import type { Credentials } from '@taskwire/client'
import { useForm, type FieldPath } from 'react-hook-form'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { failureOf } from '../../shared/session/failure.ts'
import { Button } from '../../shared/ui/button.tsx'
import { EmailField } from './email-field.tsx'
import { PasswordField } from './password-field.tsx'
import { t } from '../../shared/texts/texts.ts'

interface CredentialsFormProps {
  readonly texts: { readonly submit: string; readonly busy: string }
  readonly password: 'current-password' | 'new-password'
  readonly passwordHint?: string
  /** Resolves when signed in; the page then goes by itself. */
  readonly onSubmit: (credentials: Credentials) => Promise<unknown>
}

const fields: readonly FieldPath<Credentials>[] = ['email', 'password']

/** E-mail and password. What the server finds wrong with a field is said at that field; nothing typed is lost. */
export function CredentialsForm({ texts, password, passwordHint, onSubmit }: CredentialsFormProps) {
  const announce = useAnnounce()
  const { register, handleSubmit, setError, clearErrors, formState } = useForm<Credentials>({
    defaultValues: { email: '', password: '' },
    reValidateMode: 'onSubmit',
  })
  const { errors, isSubmitting } = formState
  const missing = (field: string) => t().accounts.issue(field, t().accounts.required)

  const submit = handleSubmit(
    async (credentials) => {
      try {
        await onSubmit(credentials)
      } catch (error) {
        const { code, message, issues } = failureOf(error)
        const wrong = fields.filter((field) => issues[field] !== undefined)
        for (const [index, field] of wrong.entries()) {
          const text = t().accounts.issue(field, issues[field] ?? '')
          setError(field, { message: text }, { shouldFocus: index === 0 })
        }
        if (code === 'EMAIL_TAKEN') setError('email', { message: `${message}.` }, { shouldFocus: true })
        else if (wrong.length === 0) {
          setError('root', { message: `${message}.` })
          announce(message)
        }
      }
    },
    ({ email, password }) => announce([email?.message, password?.message].filter(Boolean).join(' ')),
  )

  return (
    <form
      noValidate
      onSubmit={(event) => {
        clearErrors()
        void submit(event)
      }}
      className="space-y-5"
    >
      <EmailField
        {...register('email', { validate: (text) => text.trim() !== '' || missing('email') })}
        error={errors.email?.message}
      />
      <PasswordField
        {...register('password', { validate: (text) => text !== '' || missing('password') })}
        autoComplete={password}
        hint={passwordHint}
        error={errors.password?.message}
      />
      {errors.root?.message && (
        <p className="rounded-md bg-danger-wash px-3 py-2 text-danger">{errors.root.message}</p>
      )}
      <Button type="submit" look="solid" busy={isSubmitting} className="min-h-11 w-full">
        {isSubmitting ? texts.busy : texts.submit}
      </Button>
    </form>
  )
}
