import type { RouterOutputs } from '@taskwire/client'
import { useRef, useState } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ItemList } from './item-list.tsx'
import { NewSecret } from './new-secret.tsx'
import { RowText } from './row-text.tsx'
import { TokenForm } from './token-form.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

type Token = RouterOutputs['accessTokens']['list'][number]
type CreatedToken = RouterOutputs['accessTokens']['create']

export function TokensSection() {
  const { accessTokens } = useClient()
  const list = useItemList<Token>(() => accessTokens.list.query())
  const [created, setCreated] = useState<CreatedToken>()
  const action = useRowAction()
  const ref = useRef<HTMLUListElement>(null)
  const texts = settingsTexts().tokens

  const onCreated = (token: CreatedToken) => {
    setCreated(token)
    list.change((items) => [token, ...items])
  }
  const revoke = async ({ id, name }: Token) => {
    const call = () => accessTokens.revoke.mutate({ id })
    if (!(await action.run(id, call, texts.revoked({ name }), ['ACCESS_TOKEN_NOT_FOUND']))) return
    ref.current?.focus()
    list.change((items) => items.filter((token) => token.id !== id))
    if (created?.id === id) setCreated(undefined)
  }
  return (
    <>
      <TokenForm onCreated={onCreated} />
      {created && (
        <NewSecret
          key={created.id}
          secret={created.token}
          texts={texts}
          onClose={() => setCreated(undefined)}
        />
      )}
      <h2 className="mt-10 mb-2 text-lg font-semibold tracking-tight">{texts.listTitle}</h2>
      <ItemList
        ref={ref}
        label={texts.listTitle}
        list={list}
        empty={texts.empty}
        row={(token) => (
          <TokenRow
            token={token}
            isBusy={action.isBusy(token.id)}
            failure={action.failureOf(token.id)}
            onRevoke={() => void revoke(token)}
          />
        )}
      />
    </>
  )
}

interface TokenRowProps {
  readonly token: Token
  readonly isBusy: boolean
  readonly failure: string | undefined
  readonly onRevoke: () => void
}

function TokenRow({ token, isBusy, failure, onRevoke }: TokenRowProps) {
  const today = useToday()
  const { now } = useRuntime()
  const texts = settingsTexts().tokens
  const { name, scopes, last_used_at, expires_at } = token
  const isExpired = expires_at <= now().toISOString()
  return (
    <div className="flex items-start justify-between gap-4">
      <RowText
        title={name}
        mark={isExpired ? texts.expired : undefined}
        failure={failure}
        lines={[
          scopes.map((scope) => texts.scopes[scope].name).join(', '),
          last_used_at === null
            ? texts.neverUsed
            : texts.lastUsed({ moment: formatMoment(last_used_at, today) }),
          ...(isExpired ? [] : [texts.expires({ moment: formatMoment(expires_at, today) })]),
        ]}
      />
      <Button busy={isBusy} aria-label={texts.revokeLabel({ name })} onClick={onRevoke}>
        {texts.revoke}
      </Button>
    </div>
  )
}
