import type { RouterOutputs } from '@taskwire/client'
import { useState } from 'react'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { RowText } from './row-text.tsx'
import { UserAccess } from './user-access.tsx'

type ManagedUser = RouterOutputs['admin']['users']['list'][number]

export type UserChange = 'promote' | 'demote' | 'deactivate' | 'reactivate'

interface UserRowProps {
  readonly user: ManagedUser
  readonly isMe: boolean
  readonly isBusy: boolean
  readonly failure: string | undefined
  readonly onChange: (change: UserChange) => void
  readonly onDeleted: () => void
}

export function UserRow({ user, isMe, isBusy, failure, onChange, onDeleted }: UserRowProps) {
  const texts = settingsTexts().users
  const [isOpen, setOpen] = useState(false)
  const { email, name, username, role, is_active, task_count } = user
  const marks = [isMe && texts.you, role === 'admin' && texts.admin, !is_active && texts.inactive]
  const called = [name, username].filter(Boolean).join(' · ')
  // Admins can't change themselves, so that nobody locks themselves out by mistake. Another admin can.
  const changes: readonly UserChange[] = isMe
    ? []
    : [role === 'admin' ? 'demote' : 'promote', is_active ? 'deactivate' : 'reactivate']
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <RowText
        title={email}
        mark={marks.filter(Boolean).join(', ') || undefined}
        failure={failure}
        lines={[...(called === '' ? [] : [called]), texts.tasks({ count: task_count })]}
      />
      <div className="flex flex-wrap gap-2">
        {changes.map((change) => (
          <Button
            key={change}
            busy={isBusy}
            aria-label={`${texts.changes[change]}: ${email}`}
            onClick={() => onChange(change)}
          >
            {texts.changes[change]}
          </Button>
        ))}
        {!isMe && (
          <Button
            aria-expanded={isOpen}
            aria-label={`${texts.manage}: ${email}`}
            onClick={() => setOpen(!isOpen)}
          >
            {texts.manage}
          </Button>
        )}
      </div>
      {isOpen && <UserAccess user={user} onDeleted={onDeleted} />}
    </div>
  )
}
