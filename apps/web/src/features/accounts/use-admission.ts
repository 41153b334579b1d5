import type { RouterOutputs, TaskwireClient } from '@taskwire/client'
import { useEffect, useState } from 'react'
import { useClient } from '../../shared/session/client-context.tsx'

type Mode = RouterOutputs['auth']['registration']['registration']

/** The server's answer, for the sign-in page and the sign-up page after it. A failure is not kept. */
let known: Promise<Mode> | undefined

function readMode({ auth }: Pick<TaskwireClient, 'auth'>): Promise<Mode> {
  known ??= auth.registration.query().then(({ registration }) => registration)
  known.catch(() => (known = undefined))
  return known
}

/**
 * Whether this server lets people register; undefined until it has answered. A server that doesn't answer counts as open: the form shows
 * why it fails.
 */
export function useRegistrationMode(): Mode | undefined {
  const client = useClient()
  const [mode, setMode] = useState<Mode>()
  useEffect(() => {
    let isCurrent = true
    const show = (mode: Mode) => {
      if (isCurrent) setMode(mode)
    }
    readMode(client).then(show, () => show('open'))
    return () => {
      isCurrent = false
    }
  }, [client])
  return mode
}

/** Why a person can't register, or `admitted` with the address of their invitation. */
export interface Admission {
  readonly state: 'pending' | 'admitted' | 'closed' | 'required' | 'used' | 'expired' | 'unknown'
  readonly email: string
}

/** Whether the person on the sign-up page can register, with the token of their invitation if they have one. */
export function useAdmission(token: string | undefined): Admission {
  const { auth } = useClient()
  const mode = useRegistrationMode()
  const [invite, setInvite] = useState<Admission>({ state: 'pending', email: '' })
  const asks = token !== undefined && mode !== undefined && mode !== 'closed'
  useEffect(() => {
    if (!asks) return
    let isCurrent = true
    auth.checkInvite.mutate({ token }).then(
      ({ state, email }) =>
        isCurrent && setInvite({ state: state === 'valid' ? 'admitted' : state, email: email ?? '' }),
      () => isCurrent && setInvite({ state: 'admitted', email: '' }),
    )
    return () => {
      isCurrent = false
    }
  }, [asks, token, auth])
  if (mode === undefined) return { state: 'pending', email: '' }
  if (mode === 'closed') return { state: 'closed', email: '' }
  if (token === undefined) return { state: mode === 'open' ? 'admitted' : 'required', email: '' }
  // An open server needs no invitation.
  return mode === 'open' && invite.state !== 'pending' ? { ...invite, state: 'admitted' } : invite
}
