import type { RouterOutputs } from '@taskwire/client'
import { useId, useRef, useState } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ItemList } from './item-list.tsx'
import { NewSecret } from './new-secret.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

type Invite = RouterOutputs['admin']['invites']['list'][number]
type CreatedInvite = RouterOutputs['admin']['invites']['create']

const PAGE_SIZE = 25
const lifetimes = [1, 7, 30]

/** Invitations to register, for admins. */
export function InvitesPart() {
  const { invites } = useClient().admin
  const list = useItemList<Invite>(
    (after) => invites.list.query({ limit: PAGE_SIZE, ...(after && { cursor: after.id }) }),
    { pageSize: PAGE_SIZE },
  )
  const [created, setCreated] = useState<CreatedInvite>()
  const action = useRowAction()
  const today = useToday()
  const ref = useRef<HTMLUListElement>(null)
  const id = useId()
  const texts = settingsTexts().invites

  const onCreated = (invite: CreatedInvite) => {
    setCreated(invite)
    list.change((items) => [invite, ...items])
  }
  const withdraw = async ({ id }: Invite) => {
    const call = () => invites.withdraw.mutate({ id })
    if (!(await action.run(id, call, texts.withdrawn, ['INVITE_NOT_FOUND']))) return
    ref.current?.focus()
    list.change((items) => items.filter((invite) => invite.id !== id))
    if (created?.id === id) setCreated(undefined)
  }
  return (
    <section aria-labelledby={id} className="mt-10 border-t border-line pt-8">
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {texts.title}
      </h2>
      <p className="mt-1 mb-5 text-ink-soft">{texts.text}</p>
      <InviteForm onCreated={onCreated} />
      {created && (
        <NewSecret
          key={created.id}
          secret={created.url}
          texts={{
            newTitle: texts.newTitle,
            newText: created.mailed ? texts.newMailed({ email: created.email ?? '' }) : texts.newText,
            field: texts.link,
          }}
          onClose={() => setCreated(undefined)}
        />
      )}
      <h3 className="mt-8 mb-2 font-semibold">{texts.listTitle}</h3>
      <ItemList
        ref={ref}
        label={texts.listTitle}
        list={list}
        empty={texts.empty}
        row={(invite) => (
          <div className="flex items-start justify-between gap-4">
            <RowText
              title={invite.email ?? texts.anybody}
              mark={texts.states[invite.state]}
              failure={action.failureOf(invite.id)}
              lines={[
                texts.createdAt({ moment: formatMoment(invite.created_at, today) }),
                ...(invite.state === 'valid'
                  ? [texts.expiresAt({ moment: formatMoment(invite.expires_at, today) })]
                  : []),
              ]}
            />
            {invite.state !== 'used' && (
              <Button
                busy={action.isBusy(invite.id)}
                aria-label={texts.withdrawLabel({ email: invite.email ?? texts.anybody })}
                onClick={() => void withdraw(invite)}
              >
                {texts.withdraw}
              </Button>
            )}
          </div>
        )}
      />
    </section>
  )
}

function InviteForm({ onCreated }: { readonly onCreated: (invite: CreatedInvite) => void }) {
  const { invites } = useClient().admin
  const id = useId()
  const texts = settingsTexts().invites
  const form = useCallForm({
    defaultValues: { email: '', days: '7' },
    call: async ({ email, days }) =>
      onCreated(
        await invites.create.mutate({
          ...(email.trim() !== '' && { email }),
          expires_in_days: Number(days),
        }),
      ),
    done: texts.created,
  })
  const { error: _, ...days } = form.field('days')
  return (
    <form {...form.events} className="max-w-md space-y-5">
      <TextField
        {...form.field('email')}
        label={texts.email}
        hint={texts.emailHint}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div>
        <label htmlFor={id} className="mb-1.5 block font-medium">
          {texts.lifetime}
        </label>
        <select id={id} {...days} className="input">
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
