import { useState, type SyntheticEvent } from 'react'
import { useForm, type DefaultValues, type FieldPath, type UseFormRegisterReturn } from 'react-hook-form'
import { useAnnounce } from '../announcer/announcer.tsx'
import { toCallFailure } from '../session/call-failure.ts'
import { issueText } from '../texts/texts.ts'

/** As the server says it. */
const REQUIRED = 'is required'

type Texts<Values> = { readonly [Name in keyof Values]: string }

interface CallFormOptions<Values extends Texts<Values>> {
  readonly defaultValues: Values
  /** Fields that are not sent empty, from the top. */
  readonly required?: readonly (keyof Values & string)[]
  /** What is looked at before the call: what is wrong with a field, as a sentence. */
  readonly check?: (values: Values) => Partial<Texts<Values>>
  /** The field that a failure is about, where its code alone says so. */
  readonly fieldsByCode?: Readonly<Record<string, keyof Values & string>>
  /** What a failure says in this form, by its code and without the period. */
  readonly messagesByCode?: Readonly<Record<string, string>>
  readonly call: (values: Values) => Promise<unknown>
  /** What is said when it is done; the form is empty again then, or as `kept` says. */
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
  /** What failed as a whole, in words. */
  readonly failure: string | undefined
  readonly done: string | undefined
}

/**
 * A form that is one call. What is wrong with a field is said at that field, which gets the focus; the rest above the
 * button. Nothing typed is lost when the call fails.
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
    if (
      showFieldErrors(Object.fromEntries(empty.map((name) => [name, issueText('accounts', name, REQUIRED)])))
    )
      return
    if (showFieldErrors(options.check?.(values) ?? {})) return
    try {
      await options.call(values)
    } catch (error) {
      const { code, issues, message: general } = toCallFailure(error)
      const message = options.messagesByCode?.[code] ?? general
      const about = options.fieldsByCode?.[code]
      const said = Object.entries(issues).map(
        ([name, text]) => [name, issueText('accounts', name, text)] as const,
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
