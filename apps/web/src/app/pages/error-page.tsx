import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button } from '../../shared/ui/button.tsx'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { t } from '../../shared/texts/texts.ts'
import { isMissing } from '../routes/or-missing.ts'
import { CrashPage } from './crash-page.tsx'

/** For a screen that could not be shown: one that is not on this device comes as soon as it can be had. */
export function ErrorPage(props: ErrorComponentProps) {
  return isMissing(props.error) ? <MissingPage /> : <CrashPage {...props} />
}

function MissingPage() {
  const router = useRouter()
  const texts = t().app.missing
  useEffect(() => {
    const again = () => void router.invalidate()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [router])
  // With a network it is a newer build that lacks it.
  const onPress = () => (navigator.onLine ? location.reload() : void router.invalidate())
  return (
    <MessagePage
      title={texts.title}
      actions={
        <Button look="solid" onClick={onPress}>
          {texts.again}
        </Button>
      }
    >
      <p>{texts.text}</p>
    </MessagePage>
  )
}
