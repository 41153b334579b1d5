import { Link } from '@tanstack/react-router'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { t } from '../../shared/texts/texts.ts'

export function NotFoundPage() {
  const texts = t().app.notFound
  return (
    <MessagePage
      title={texts.title}
      actions={
        <Link to="/" className="button button-solid">
          {texts.home}
        </Link>
      }
    >
      <p>{texts.text}</p>
    </MessagePage>
  )
}
