import { issueAt } from '@taskwire/domain'
import { useState, type SyntheticEvent } from 'react'
import { useForm, type DefaultValues, type FieldPath, type UseFormRegisterReturn } from 'react-hook-form'
import { useAnnounce } from '../announcer/announcer.tsx'
import { toCallFailure } from '../session/call-failure.ts'
import { formTexts } from '../texts/forms.ts'
import { issueText } from '../texts/issue-text.ts'

type Texts<Values> = { readonly [Name in keyof Values]: string }

interface CallFormOptions<Values extends Texts<Values>> {
  readonly defaultValues: Values
  /** Fields that must not be empty, in their order on the page. */
  readonly required?: readonly (keyof Values & string)[]
  /** Validates the values before the call. Returns an error sentence for each invalid field. */
  readonly check?: (values: Values) => Partial<Texts<Values>>
  /** The field that shows a failure with this error code. */
  readonly fieldsByCode?: Readonly<Record<string, keyof Values & string>>
  /** Messages of this form by error code, without the period. */
  readonly messagesByCode?: Readonly<Record<string, string>>
  readonly call: (values: Values) => Promise<unknown>
  /** Success message. After a success the form resets to `resetTo`, or to the default values. */
  readonly done?: string
  readonly resetTo?: (values: Values) => Values
}

interface Field extends UseFormRegisterReturn {
  readonly error: string | undefined
}

export interface CallForm<Values> {
  readonly field: (name: keyof Values & string) => Field
  readonly events: {
    readonly onSubmit: (event: SyntheticEvent) => void
    readonly onInput: () => void
    readonly noValidate: true
  }
  readonly isBusy: boolean
  /** Error message that belongs to no field. */
  readonly failure: string | undefined
  readonly done: string | undefined
}

/**
 * Form state for one API call. A field error appears at its field, which gets the focus; other errors appear above the button.
 * The values stay when the call fails.
 */
export function useCallForm<Values extends Texts<Values>>(
  options: CallFormOptions<Values>,
): CallForm<Values> {
  const announce = useAnnounce()
  const [done, setDone] = useState<string>()
  const form = useForm<Values>({
    defaultValues: options.defaultValues as DefaultValues<Values>,
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const { formState } = form
  const { isSubmitting, errors } = formState

  const showFieldErrors = (wrong: Partial<Record<string, string>>) => {
    const fields = Object.keys(form.getValues()).filter((name) => wrong[name] !== undefined)
    for (const [index, name] of fields.entries())
      form.setError(name as FieldPath<Values>, { message: wrong[name] ?? '' }, { shouldFocus: index === 0 })
    if (fields.length > 0) announce(fields.map((name) => wrong[name]).join(' '))
    return fields.length > 0
  }

  const submit = async (values: Values) => {
    const empty = (options.required ?? []).filter((name) => values[name].trim() === '')
    const missing = empty.map(
      (name) => [name, issueText(formTexts().issue, issueAt([name], { code: 'required' }))] as const,
    )
    if (showFieldErrors(Object.fromEntries(missing))) return
    if (showFieldErrors(options.check?.(values) ?? {})) return
    try {
      await options.call(values)
    } catch (error) {
      const { code, issues, message: general } = toCallFailure(error)
      const message = options.messagesByCode?.[code] ?? general
      const about = options.fieldsByCode?.[code]
      const said = Object.entries(issues).map(
        ([name, issue]) => [name, issueText(formTexts().issue, issue)] as const,
      )
      if (showFieldErrors(about === undefined ? Object.fromEntries(said) : { [about]: `${message}.` })) return
      form.setError('root', { message: `${message}.` })
      announce(message)
      return
    }
    if (options.done === undefined) return
    form.reset(options.resetTo?.(values) ?? options.defaultValues)
    setDone(options.done)
    announce(options.done)
  }

  return {
    field: (name) => ({
      ...form.register(name as unknown as FieldPath<Values>),
      error: form.getFieldState(name as unknown as FieldPath<Values>, formState).error?.message,
    }),
    events: {
      noValidate: true,
      onSubmit: (event) => {
        setDone(undefined)
        form.clearErrors()
        void form.handleSubmit(submit)(event)
      },
      onInput: () => setDone(undefined),
    },
    isBusy: isSubmitting,
    failure: errors.root?.message,
    done,
  }
}
