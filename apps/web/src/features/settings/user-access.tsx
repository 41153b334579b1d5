import type { RouterOutputs } from '@taskwire/client'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { FormFooter } from '../../shared/forms/form-footer.tsx'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useCallForm } from '../../shared/forms/use-call-form.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { deviceName } from './device-name.ts'
import { ItemList } from './item-list.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

type ManagedUser = RouterOutputs['admin']['users']['list'][number]
type Session = RouterOutputs['admin']['users']['sessions'][number]
type Token = RouterOutputs['admin']['users']['accessTokens'][number]

const ALL = 'all'

interface UserAccessProps {
  readonly user: ManagedUser
  readonly onDeleted: () => void
}

/** The sessions and access tokens of a user for an admin, who can end them and delete the user. */
export function UserAccess({ user, onDeleted }: UserAccessProps) {
  const { id, email } = user
  const { users } = useClient().admin
  const sessions = useItemList<Session>(() => users.sessions.query({ id }))
  const tokens = useItemList<Token>(() => users.accessTokens.query({ id }))
  const action = useRowAction()
  const today = useToday()
  const texts = settingsTexts()

  const endSession = async ({ id: session_id, device }: Session) => {
    const call = () => users.endSession.mutate({ id, session_id })
    const done = texts.sessions.ended({ device: deviceName(device) })
    if (await action.run(session_id, call, done, ['SESSION_NOT_FOUND']))
      sessions.change((items) => items.filter((session) => session.id !== session_id))
  }
  const revoke = async ({ id: token_id, name }: Token) => {
    const call = () => users.revokeAccessToken.mutate({ id, token_id })
    if (await action.run(token_id, call, texts.tokens.revoked({ name }), ['ACCESS_TOKEN_NOT_FOUND']))
      tokens.change((items) => items.filter((token) => token.id !== token_id))
  }
  const endAll = async () => {
    const call = () => users.endAccess.mutate({ id })
    if (!(await action.run(ALL, call, texts.users.accessEnded({ email })))) return
    sessions.change(() => [])
    tokens.change(() => [])
  }
  return (
    <div className="mt-2 w-full space-y-6 rounded-lg bg-canvas px-4 py-4">
      <section aria-label={texts.users.sessions({ email })}>
        <h2 className="mb-1 font-semibold">{texts.sections.sessions}</h2>
        <ItemList
          label={texts.users.sessions({ email })}
          list={sessions}
          empty={texts.users.noSessions}
          row={(session) => (
            <AccessRow
              title={deviceName(session.device)}
              line={texts.sessions.lastUsed({ moment: formatMoment(session.last_used_at, today) })}
              failure={action.failureOf(session.id)}
              isBusy={action.isBusy(session.id)}
              end={texts.sessions.end}
              endLabel={texts.sessions.endLabel({ device: deviceName(session.device) })}
              onEnd={() => void endSession(session)}
            />
          )}
        />
      </section>
      <section aria-label={texts.users.tokens({ email })}>
        <h2 className="mb-1 font-semibold">{texts.sections.tokens}</h2>
        <ItemList
          label={texts.users.tokens({ email })}
          list={tokens}
          empty={texts.users.noTokens}
          row={(token) => (
            <AccessRow
              title={token.name}
              line={texts.tokens.expires({ moment: formatMoment(token.expires_at, today) })}
              failure={action.failureOf(token.id)}
              isBusy={action.isBusy(token.id)}
              end={texts.tokens.revoke}
              endLabel={texts.tokens.revokeLabel({ name: token.name })}
              onEnd={() => void revoke(token)}
            />
          )}
        />
      </section>
      <div>
        <Button busy={action.isBusy(ALL)} onClick={() => void endAll()}>
          {texts.users.endAccess}
        </Button>
        <p className="mt-1 text-sm text-ink-soft">{action.failureOf(ALL) ?? texts.users.endAccessText}</p>
      </div>
      <DeleteUserForm user={user} onDeleted={onDeleted} />
    </div>
  )
}

interface AccessRowProps {
  readonly title: string
  readonly line: string
  readonly failure: string | undefined
  readonly isBusy: boolean
  readonly end: string
  readonly endLabel: string
  readonly onEnd: () => void
}

function AccessRow({ title, line, failure, isBusy, end, endLabel, onEnd }: AccessRowProps) {
  return (
    <div className="flex items-start justify-between gap-4">
      <RowText title={title} failure={failure} lines={[line]} />
      <Button busy={isBusy} aria-label={endLabel} onClick={onEnd}>
        {end}
      </Button>
    </div>
  )
}

/** Deletes a user after the admin has typed the user's e-mail. */
function DeleteUserForm({ user: { id, email }, onDeleted }: UserAccessProps) {
  const { users } = useClient().admin
  const announce = useAnnounce()
  const texts = settingsTexts()
  const form = useCallForm({
    defaultValues: { email: '' },
    required: ['email'],
    check: (typed) => (typed.email.trim().toLowerCase() === email ? {} : { email: texts.data.otherEmail }),
    call: async () => {
      await users.delete.mutate({ id })
      announce(texts.users.deleted({ email }))
      onDeleted()
    },
  })
  return (
    <form {...form.events} className="max-w-md space-y-4 border-t border-line pt-4">
      <h2 className="font-semibold">{texts.users.delete}</h2>
      <p className="text-sm text-ink-soft">{texts.users.deleteText}</p>
      <TextField
        {...form.field('email')}
        label={texts.data.typeEmail}
        hint={texts.data.typeHint({ email })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <FormFooter
        form={form}
        submit={texts.users.submitDelete({ email })}
        busy={texts.users.deleting}
        variant="danger"
      />
    </form>
  )
}
