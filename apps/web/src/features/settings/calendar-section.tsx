import { useRef, useState } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ItemList } from './item-list.tsx'
import { NewSecret } from './new-secret.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

/** The calendar feed. An account has at most one. */
interface Feed {
  readonly id: 'feed'
  readonly created_at: string
  readonly last_read_at: string | null
}

export function CalendarSection() {
  const { calendar } = useClient()
  const today = useToday()
  const list = useItemList<Feed>(async () => feedsOf(await calendar.show.query()))
  const [link, setLink] = useState<string>()
  const create = useRowAction()
  const turnOff = useRowAction()
  const ref = useRef<HTMLUListElement>(null)
  const texts = settingsTexts().calendar

  const onCreate = async () => {
    const call = async () => {
      const { url, ...created } = await calendar.create.mutate()
      setLink(linkOf(url))
      list.change(() => feedsOf(created))
    }
    await create.run('feed', call, texts.created)
  }
  const onTurnOff = async () => {
    if (!(await turnOff.run('feed', () => calendar.revoke.mutate(), texts.turnedOff))) return
    ref.current?.focus()
    list.change(() => [])
    setLink(undefined)
  }
  const failure = create.failureOf('feed') ?? turnOff.failureOf('feed')
  return (
    <>
      <ItemList
        ref={ref}
        label={settingsTexts().sections.calendar}
        list={list}
        empty={texts.none}
        row={({ created_at, last_read_at }) => (
          <>
            <RowText
              title={texts.since({ moment: formatMoment(created_at, today) })}
              lines={[
                last_read_at === null
                  ? texts.neverRead
                  : texts.lastRead({ moment: formatMoment(last_read_at, today) }),
                texts.renewNote,
              ]}
              failure={failure}
            />
            <div className="mt-3 flex flex-wrap gap-2">
              <Button busy={create.isBusy('feed')} onClick={() => void onCreate()}>
                {texts.renew}
              </Button>
              <Button variant="danger" busy={turnOff.isBusy('feed')} onClick={() => void onTurnOff()}>
                {texts.off}
              </Button>
            </div>
          </>
        )}
      />
      {list.items?.length === 0 && (
        <div className="mt-4">
          <Button variant="solid" busy={create.isBusy('feed')} onClick={() => void onCreate()}>
            {texts.create}
          </Button>
          {failure !== undefined && <p className="mt-2 text-danger">{failure}</p>}
        </div>
      )}
      {link !== undefined && (
        <NewSecret key={link} secret={link} texts={texts} onClose={() => setLink(undefined)}>
          <a href={link.replace(/^https?:/, 'webcal:')} className="button button-plain">
            {texts.open}
          </a>
        </NewSecret>
      )}
    </>
  )
}

function feedsOf({
  created_at,
  last_read_at,
}: Pick<Feed, 'last_read_at'> & { created_at: string | null }): Feed[] {
  return created_at === null ? [] : [{ id: 'feed', created_at, last_read_at }]
}

/** The link at the address by which this page reached the server, which its settings may not know. */
function linkOf(url: string): string {
  return location.origin + new URL(url).pathname
}
