import type { RouterInputs, RouterOutputs } from '@taskwire/client'
import { useId, useState } from 'react'
import { FieldError } from '../../../shared/forms/field-error.tsx'
import { FormFooter } from '../../../shared/forms/form-footer.tsx'
import { TextField } from '../../../shared/forms/text-field.tsx'
import { useCallForm } from '../../../shared/forms/use-call-form.ts'
import { useClient } from '../../../shared/session/client-context.tsx'
import { webhookTexts } from '../../../shared/texts/webhooks.ts'

type Kind = NonNullable<RouterInputs['webhooks']['create']['kinds']>[number]

const webhookKinds: readonly Kind[] = ['task', 'list', 'label']

interface WebhookFormProps {
  readonly onCreated: (webhook: RouterOutputs['webhooks']['create']) => void
}

/** Adds a webhook. */
export function WebhookForm({ onCreated }: WebhookFormProps) {
  const { webhooks } = useClient()
  const id = useId()
  const texts = webhookTexts()
  const [chosen, setChosen] = useState(webhookKinds)
  const form = useCallForm({
    defaultValues: { url: '', kinds: '' },
    required: ['url'],
    check: () => (chosen.length === 0 ? { kinds: texts.noKind } : {}),
    call: async ({ url }) => onCreated(await webhooks.create.mutate({ url, kinds: [...chosen] })),
    done: texts.created,
  })
  const { error } = form.field('kinds')
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <TextField
        {...form.field('url')}
        label={texts.url}
        hint={texts.urlHint}
        type="url"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        aria-required
      />
      <fieldset aria-describedby={error === undefined ? undefined : `${id}-kinds`}>
        <legend className="mb-1.5 font-medium">{texts.kindsLegend}</legend>
        <div className="flex flex-wrap gap-x-5">
          {webhookKinds.map((kind) => (
            <label key={kind} className="flex min-h-9 cursor-pointer items-center gap-2.5">
              <input
                type="checkbox"
                checked={chosen.includes(kind)}
                onChange={({ target }) =>
                  setChosen(
                    webhookKinds.filter((other) =>
                      other === kind ? target.checked : chosen.includes(other),
                    ),
                  )
                }
                className="size-4 flex-none"
              />
              {texts.kinds[kind]}
            </label>
          ))}
        </div>
        <FieldError id={`${id}-kinds`} error={error} />
      </fieldset>
      <FormFooter form={form} submit={texts.submit} busy={texts.creating} />
    </form>
  )
}
