import type { RouterOutputs } from '@taskwire/client'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { deviceName } from './device-name.ts'
import { ItemList } from './item-list.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'

type AccountEvent = RouterOutputs['account']['activity'][number]

const PAGE_SIZE = 25

/** The account's security events, newest first. */
export function ActivitySection() {
  const { account } = useClient()
  const list = useItemList<AccountEvent>(
    (after) => account.activity.query({ limit: PAGE_SIZE, ...(after && { cursor: after.id }) }),
    { pageSize: PAGE_SIZE },
  )
  const texts = settingsTexts()
  return (
    <ItemList
      label={texts.sections.activity}
      list={list}
      empty={texts.activity.empty}
      row={(event) => <EventRow event={event} />}
    />
  )
}

function EventRow({ event }: { readonly event: AccountEvent }) {
  const today = useToday()
  const { type, user_agent, ip, about, created_at } = event
  const where = [user_agent !== null && deviceName(user_agent), ip].filter(Boolean).join(', ')
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <RowText title={settingsTexts().activity.types[type]} lines={[about ?? '', where].filter(Boolean)} />
      <time dateTime={created_at} className="text-sm text-ink-faint">
        {formatMoment(created_at, today)}
      </time>
    </div>
  )
}
