import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { isChunkError } from '../../shared/runtime/chunk-error.ts'
import { Button } from '../../shared/ui/button.tsx'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { t } from '../../shared/texts/texts.ts'
import { CrashPage } from './crash-page.tsx'

/** Shown when a screen fails to render. If its chunk could not be fetched, the page offers to try again. */
export function ErrorPage(props: ErrorComponentProps) {
  return isChunkError(props.error) ? <ChunkErrorPage /> : <CrashPage {...props} />
}

function ChunkErrorPage() {
  const router = useRouter()
  const texts = t().app.missing
  // Some browsers cache a failed import until the page reloads. Offline a reload would end the app, so only retry the route.
  const onPress = () => (navigator.onLine ? location.reload() : void router.invalidate())
  return (
    <MessagePage
      title={texts.title}
      actions={
        <Button variant="solid" onClick={onPress}>
          {texts.again}
        </Button>
      }
    >
      <p>{texts.text}</p>
    </MessagePage>
  )
}
