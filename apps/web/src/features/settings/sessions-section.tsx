import type { RouterOutputs } from '@taskwire/client'
import { useRef } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { deviceName } from './device-name.ts'
import { ItemList } from './item-list.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

type Session = RouterOutputs['sessions']['list'][number]

const ALL = 'all'

export function SessionsSection() {
  const { sessions } = useClient()
  const list = useItemList<Session>(() => sessions.list.query())
  const action = useRowAction()
  const ref = useRef<HTMLUListElement>(null)
  const texts = settingsTexts().sessions
  const others = list.items?.filter(({ is_current }) => !is_current) ?? []

  const removeRows = (isRemoved: (session: Session) => boolean) => {
    ref.current?.focus()
    list.change((items) => items.filter((session) => !isRemoved(session)))
  }
  const revoke = async ({ id, device }: Session) => {
    const call = () => sessions.revoke.mutate({ id })
    if (await action.run(id, call, texts.ended({ device: deviceName(device) }), ['SESSION_NOT_FOUND']))
      removeRows((session) => session.id === id)
  }
  const revokeOthers = async () => {
    if (await action.run(ALL, () => sessions.revokeOthers.mutate(), texts.endedOthers))
      removeRows(({ is_current }) => !is_current)
  }
  return (
    <>
      <ItemList
        ref={ref}
        label={settingsTexts().sections.sessions}
        list={list}
        empty=""
        row={(session) => (
          <SessionRow
            session={session}
            isBusy={action.isBusy(session.id)}
            failure={action.failureOf(session.id)}
            onRevoke={() => void revoke(session)}
          />
        )}
      />
      {others.length > 1 && (
        <Button busy={action.isBusy(ALL)} className="mt-4" onClick={() => void revokeOthers()}>
          {texts.endOthers}
        </Button>
      )}
      {action.failureOf(ALL) && <p className="mt-2 text-danger">{action.failureOf(ALL)}</p>}
    </>
  )
}

interface SessionRowProps {
  readonly session: Session
  readonly isBusy: boolean
  readonly failure: string | undefined
  readonly onRevoke: () => void
}

function SessionRow({ session, isBusy, failure, onRevoke }: SessionRowProps) {
  const today = useToday()
  const texts = settingsTexts().sessions
  const name = deviceName(session.device)
  return (
    <div className="flex items-start justify-between gap-4">
      <RowText
        title={name}
        mark={session.is_current ? texts.current : undefined}
        failure={failure}
        lines={[
          texts.lastUsed({ moment: formatMoment(session.last_used_at, today) }),
          texts.since({ moment: formatMoment(session.created_at, today) }),
        ]}
      />
      {!session.is_current && (
        <Button busy={isBusy} aria-label={texts.endLabel({ device: name })} onClick={onRevoke}>
          {texts.end}
        </Button>
      )}
    </div>
  )
}
