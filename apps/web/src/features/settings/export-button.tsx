import { exportAccount } from '@taskwire/client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useAccountStore } from '../../shared/session/account-context.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'

/** Downloads everything that the service stores about the user. */
export function ExportButton() {
  const client = useClient()
  const account = useAccountStore()
  const announce = useAnnounce()
  const texts = settingsTexts().data
  const [state, setState] = useState<'resting' | 'busy' | 'failed' | 'done'>('resting')
  const run = async () => {
    setState('busy')
    try {
      const response = await exportAccount(client)
      // `blob()` rejects if the connection breaks off, so a partial file is never saved.
      save(await response.blob(), 'taskwire-account.json')
      setState('done')
      announce(texts.exported)
    } catch {
      setState('failed')
      announce(texts.exportFailed)
      // Makes the client notice if the session has ended.
      await account.refresh()
    }
  }
  return (
    <div className="space-y-3">
      <Button busy={state === 'busy'} onClick={() => void run()} className="min-h-10">
        <Download size={16} strokeWidth={1.75} aria-hidden />
        {state === 'busy' ? texts.exporting : texts.export}
      </Button>
      {state === 'done' && <p className="text-ink-soft">{texts.exported}</p>}
      {state === 'failed' && (
        <p className="rounded-md bg-danger-wash px-3 py-2 text-danger">{texts.exportFailed}</p>
      )}
    </div>
  )
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // By then the browser has read the blob.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
