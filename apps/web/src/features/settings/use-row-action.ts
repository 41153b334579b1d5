import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { toCallFailure } from '../../shared/session/call-failure.ts'

/** Runs an action on one row, tracks its busy and failed state, and announces the result. */
export function useRowAction() {
  const announce = useAnnounce()
  const [busyId, setBusyId] = useState<string>()
  const [failed, setFailed] = useState<{ readonly id: string; readonly message: string }>()
  /** Returns whether the action succeeded. The error codes in `gone` count as success: the row no longer exists. */
  const run = async (
    id: string,
    call: () => Promise<unknown>,
    done: string,
    gone: readonly string[] = [],
  ) => {
    setBusyId(id)
    setFailed(undefined)
    try {
      await call()
    } catch (error) {
      const { code, message } = toCallFailure(error)
      if (!gone.includes(code)) {
        setFailed({ id, message: `${message}.` })
        announce(message)
        return false
      }
    } finally {
      setBusyId(undefined)
    }
    announce(done)
    return true
  }
  return {
    run,
    isBusy: (id: string) => busyId === id,
    failureOf: (id: string) => (failed?.id === id ? failed.message : undefined),
  }
}
