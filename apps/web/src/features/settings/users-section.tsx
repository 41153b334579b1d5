import type { RouterOutputs } from '@taskwire/client'
import { useRef, useState } from 'react'
import { TextField } from '../../shared/forms/text-field.tsx'
import { useAccount } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { InvitesPart } from './invites-part.tsx'
import { ItemList } from './item-list.tsx'
import { UserRow, type UserChange } from './user-row.tsx'
import { useItemList } from './use-item-list.ts'
import { useDebounced } from './use-debounced.ts'
import { useRowAction } from './use-row-action.ts'

type ManagedUser = RouterOutputs['admin']['users']['list'][number]

const PAGE_SIZE = 25

/** All accounts, for admins. */
export function UsersSection() {
  const { users } = useClient().admin
  const me = useAccount()?.id
  const ref = useRef<HTMLUListElement>(null)
  const action = useRowAction()
  const [search, setSearch] = useState('')
  const query = useDebounced(search.trim())
  const texts = settingsTexts()
  const list = useItemList<ManagedUser>(
    (after, search) =>
      users.list.query({
        limit: PAGE_SIZE,
        ...(search !== '' && { search }),
        ...(after && { cursor: String(after.number) }),
      }),
    { pageSize: PAGE_SIZE, query },
  )
  const calls: Record<UserChange, (id: string) => Promise<ManagedUser>> = {
    promote: (id) => users.setRole.mutate({ id, role: 'admin' }),
    demote: (id) => users.setRole.mutate({ id, role: 'user' }),
    deactivate: (id) => users.deactivate.mutate({ id }),
    reactivate: (id) => users.reactivate.mutate({ id }),
  }
  const change = async ({ id, email }: ManagedUser, what: UserChange) => {
    const call = async () => {
      const changed = await calls[what](id)
      list.change((items) => items.map((user) => (user.id === id ? changed : user)))
    }
    await action.run(id, call, texts.users.done[what]({ email }))
  }
  const removeRow = ({ id }: ManagedUser) => {
    ref.current?.focus()
    list.change((items) => items.filter((user) => user.id !== id))
  }
  return (
    <>
      <div className="mb-4 max-w-md">
        <TextField
          label={texts.users.search}
          type="search"
          autoComplete="off"
          error={undefined}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      <ItemList
        ref={ref}
        label={texts.sections.users}
        list={list}
        empty={texts.users.empty}
        row={(user) => (
          <UserRow
            user={user}
            isMe={user.id === me}
            isBusy={action.isBusy(user.id)}
            failure={action.failureOf(user.id)}
            onChange={(what) => void change(user, what)}
            onDeleted={() => removeRow(user)}
          />
        )}
      />
      <InvitesPart />
    </>
  )
}
