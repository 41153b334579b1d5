import { Link } from '@tanstack/react-router'
import { MessagePage } from '../../shared/ui/message-page.tsx'
import { appTexts } from '../texts.ts'

const texts = appTexts.notFound

export function NotFoundPage() {
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
