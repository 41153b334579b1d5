import type { RouterInputs, RouterOutputs } from '@taskwire/client'
import { useId, useState } from 'react'
import { FieldError } from '../../shared/forms/field-error.tsx'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'

type Scope = RouterInputs['accessTokens']['create']['scopes'][number]

const scopes: readonly Scope[] = ['tasks:read', 'tasks:write', 'tasks:add']
const lifetimes = [7, 30, 90, 180, 365]

interface TokenFormProps {
  readonly onCreated: (token: RouterOutputs['accessTokens']['create']) => void
}

export function TokenForm({ onCreated }: TokenFormProps) {
  const { accessTokens } = useClient()
  const id = useId()
  const texts = settingsTexts().tokens
  const [chosen, setChosen] = useState<readonly Scope[]>(['tasks:read'])
  const form = useCallForm({
    defaultValues: { name: '', scopes: '', days: '90' },
    required: ['name'],
    check: () => (chosen.length === 0 ? { scopes: texts.noScope } : {}),
    call: async ({ name, days }) =>
      onCreated(
        await accessTokens.create.mutate({ name, scopes: [...chosen], expires_in_days: Number(days) }),
      ),
    done: texts.created,
  })
  const { error: scopeError } = form.field('scopes')
  const { error: _, ...days } = form.field('days')
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <TextField
        {...form.field('name')}
        label={texts.name}
        hint={texts.nameHint}
        autoComplete="off"
        aria-required
      />
      <fieldset aria-describedby={scopeError === undefined ? undefined : `${id}-scopes`}>
        <legend className="mb-1.5 font-medium">{texts.scopesLegend}</legend>
        {scopes.map((scope) => (
          <label key={scope} className="flex cursor-pointer gap-2.5 rounded-md py-1.5">
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={({ target }) =>
                setChosen(target.checked ? [...chosen, scope] : chosen.filter((other) => other !== scope))
              }
              className="mt-1 size-4 flex-none"
            />
            <span>
              {texts.scopes[scope].name}
              <span className="block text-sm text-ink-faint">{texts.scopes[scope].text}</span>
            </span>
          </label>
        ))}
        <FieldError id={`${id}-scopes`} error={scopeError} />
      </fieldset>
      <div>
        <label htmlFor={`${id}-days`} className="mb-1.5 block font-medium">
          {texts.lifetime}
        </label>
        <select id={`${id}-days`} {...days} className="input">
          {lifetimes.map((count) => (
            <option key={count} value={count}>
              {texts.days({ count })}
            </option>
          ))}
        </select>
      </div>
      <FormFooter form={form} submit={texts.submit} busy={texts.creating} />
    </form>
  )
}
