import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '../../shared/ui/button.tsx'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { t } from '../../shared/texts/texts.ts'

/** Shown after a defect of the app itself. A failed API call never leads here. */
export function CrashPage({ error }: ErrorComponentProps) {
  const texts = t().app.crash
  return (
    <MessagePage
      title={texts.title}
      actions={
        <Button variant="solid" onClick={() => location.reload()}>
          {texts.reload}
        </Button>
      }
    >
      <p>{texts.text}</p>
      <details className="mt-4 text-sm">
        <summary className="cursor-pointer py-1">{texts.details}</summary>
        <p className="mt-1 font-mono wrap-anywhere">
          {error instanceof Error ? error.message : String(error)}
        </p>
      </details>
    </MessagePage>
  )
}
