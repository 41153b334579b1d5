import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { toCallFailure } from '../../shared/session/call-failure.ts'

/** What is done at once to one row, and what is said of it. */
export function useRowAction() {
  const announce = useAnnounce()
  const [busyId, setBusyId] = useState<string>()
  const [failed, setFailed] = useState<{ readonly id: string; readonly message: string }>()
  /** Answers whether it is done; `gone` are failures that say it was done already. */
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
