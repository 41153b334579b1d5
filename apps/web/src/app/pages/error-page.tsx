import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { isChunkError } from '../../shared/runtime/chunk-error.ts'
import { Button } from '../../shared/ui/button.tsx'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { t } from '../../shared/texts/texts.ts'
import { CrashPage } from './crash-page.tsx'

/** For a screen that could not be shown: one that is not on this device can be asked for again. */
export function ErrorPage(props: ErrorComponentProps) {
  return isChunkError(props.error) ? <ChunkErrorPage /> : <CrashPage {...props} />
}

function ChunkErrorPage() {
  const router = useRouter()
  const texts = t().app.missing
  // A browser may remember that a file could not be had for as long as the page lives. Without a network that life goes on.
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
